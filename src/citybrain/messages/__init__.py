"""Every text for a person, in every language, from one catalogue.

The texts are Project Fluent files, `<language>/<part>.ftl` of the mechanisms and `messages/<language>.ftl` in the
folder of each domain; all files of a language form one bundle, which the web application reads too. Importing this
package is cheap: a language is read when its first text is asked for.
"""

from citybrain.messages.catalogue import NamedText, UnknownMessageError, keys, on_page, source, text
from citybrain.messages.form import allowed_by, first_refused
from citybrain.messages.language import LANGUAGES, choose, label_language, readable
from citybrain.messages.problem import render, render_on_page

__all__ = [
    "LANGUAGES", "NamedText", "UnknownMessageError", "allowed_by", "choose", "first_refused", "keys",
    "label_language", "on_page", "readable", "render", "render_on_page", "source", "text",
]  # fmt: skip
