# Commands on surveys, and forms on paper.

cli-survey-group = Surveys of residents: open one, make codes and forms, read results, export, end.
cli-survey-command-list = List surveys, the newest first.
cli-survey-command-open = Open a survey by a file.
cli-survey-command-codes = Print codes for links, paper forms or the counter; each answers once.
cli-survey-command-paper = Write forms to print, each with a code of its own.
cli-survey-command-enter = Enter the answers of a paper form or of somebody at the counter.
cli-survey-answer = A question by its name and the answer; options with commas between them, places as latitude,longitude with semicolons.
cli-survey-command-results = Print the result by now, with small groups withheld and missing groups marked.
cli-survey-command-places = Print drawn places as cells of GeoJSON.
cli-survey-command-export = Print all answers as CSV, without what people said of themselves.
cli-survey-command-close = End answering before the last day; the result is kept, apart from persons.
cli-voice-number = Its number, as the list tells it.
cli-voice-file = YAML or JSON that says it.
cli-voice-channel = How answers with these codes come.
cli-survey-answered = { $count ->
    [one] One answer so far
   *[other] { $count } answers so far
}
cli-survey-counted = Told of { $counted } of { $answered } answers
cli-survey-groups = Who took part
cli-survey-part = { $taken_part } of answers, { $living } of residents
cli-voice-gap = Fewer took part than live here: { $group }, { $taken_part } % of those who took part, { $living } % of those who live here.
cli-voice-count = How many codes.
cli-voice-address = Address of the page, with which links begin, as https://city.example.
cli-voice-code = Code of the form or of the counter.
cli-voice-trait = What the person says of themselves, as gender=women.
cli-voice-no-pair = { $received } names nothing, or names it twice. Write NAME=VALUE once for each name.
cli-voice-no-address = “{ $received }” is no address of a web page. Give the one of this server that people open, such as https://city.example.
cli-voice-faulty = This cannot be entered: { $problem }
cli-voice-forms = How many forms.
cli-voice-texts = Language of the text on the forms, one in which the city wrote it, such as de. Other words stay in yours.
cli-voice-no-texts = Nothing of it is written in “{ $received }”; it is written in: { $languages }. Give one of these, or add the language to its file before it is opened.
cli-voice-output = Folder into which the forms are written.

voice-paper-code = Code of this form: { $code }. It answers once. The city does not know to whom it was given.
voice-paper-until = Fill it in and give it to any counter by { $day }. No name is needed.
voice-paper-when = Only if question { $number } is answered with: { $answer }
voice-paper-one = Mark one.
voice-paper-several = Mark as many as you like.
voice-paper-place = Describe the place: street and number, crossing, or name.
voice-paper-number = From { $least } to { $most } { $unit }
voice-paper-required = This question needs an answer.
voice-paper-effects = What the plan changes
voice-paper-effect = { $label }: { $change }
voice-paper-unclear = too close to call
voice-paper-comment = A comment, with its place if it has one (not needed)
voice-paper-you = About you (not needed)
voice-paper-you-how = Results are told by group, and never of a small one. Leave blank what you do not want to say.
voice-paper-photo = Fasten a print to this form, or show the photo at the counter.
cli-survey-weighted = weighted
