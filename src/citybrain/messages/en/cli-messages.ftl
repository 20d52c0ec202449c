### Commands on the texts of the program.

cli-messages-group = texts of the program: languages, and what a further one lacks
cli-messages-command-languages = list the languages that a reader may choose, with the number of their texts
cli-messages-command-check = tell what a further language lacks, and what is wrong in its file
cli-messages-language = code of the language, as in ISO 639, for example fi; en-easy for the easy words of English
cli-messages-file = file of texts to check in place of the one that is installed
cli-messages-all = name every missing text, not the first twenty alone
cli-messages-line = { $code }: { $own } texts, { $lacking } in English
cli-messages-easy = { $code }: { $own } texts in easy words
cli-messages-grade = { $page }: school grade { $usual }, in easy words { $easy }
cli-messages-complete = { $code } has every text.
cli-messages-unknown = there is no file of texts for { $code }; there are: { $allowed }. Add src/citybrain/messages/{ $code }.ftl, or name a file with --file
cli-messages-checked = { $code }: { $own } texts. { $missing } are shown in English, { $page } of them on pages:
cli-messages-more = and { $count } more; --all names them
translation-too-large = { $file } has { $size } bytes; a file of texts may have { $allowed }. Take out what is no text of the program.
translation-not-utf8 = { $file } is not UTF-8 at byte { $byte }. Save it as UTF-8.
translation-twice = { $key } stands there twice. Keep one.
translation-unknown-key = { $key } is no key of the English texts. Take it out, or correct it.
translation-long = { $key } is longer than { $detail } characters. Shorten it.
translation-markup = { $key } holds markup, which no text may. Write it as plain words.
translation-unseen = { $key } holds characters that nobody sees. Take them out.
translation-syntax = { $key } is no Fluent text. Compare its braces with the English one.
translation-variables = { $key } uses what the English text does not: { $detail }. Use the same variables.
