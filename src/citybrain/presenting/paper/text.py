"""What people write on a paper themselves: title, decision, author, text, logo."""

from __future__ import annotations

import base64
import binascii
from functools import cached_property

from pydantic import BaseModel, ConfigDict, Field

from citybrain.presenting.paper.errors import PaperError
from citybrain.presenting.paper.logo import LARGEST, clean_png

LONGEST_LINE = 200
LONGEST_TEXT = 20_000
LONGEST_LOGO = LARGEST * 4 // 3 + 4


class PaperText(BaseModel):
    """What somebody says on a paper in their own words, all of it plain text; `logo` is a PNG in base64.

    What is empty is left out; the title is then the name of the plan.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str = Field(default="", max_length=LONGEST_LINE)
    decision: str = Field(default="", max_length=2_000, description="What the council is asked to decide.")
    author: str = Field(default="", max_length=LONGEST_LINE)
    text: str = Field(default="", max_length=LONGEST_TEXT)
    logo: str = Field(default="", max_length=LONGEST_LOGO, description="A PNG of up to 400 kB in base64.")

    @cached_property
    def picture(self) -> bytes:
        """The logo as a clean PNG, empty where there is none. Raises PaperError for anything else than a PNG."""
        if not self.logo:
            return b""
        try:
            raw = base64.b64decode(self.logo, validate=True)
        except (binascii.Error, ValueError):
            raise PaperError("paper-logo-form") from None
        return clean_png(raw)

    def checked(self) -> PaperText:
        """The same with the logo written anew. Raises PaperError as `picture` does."""
        return self.model_copy(update={"logo": base64.b64encode(self.picture).decode()})
