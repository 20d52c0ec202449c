# Surveys: what is wrong with what is entered or sent.

questionnaire-file = { $file } is no survey:
    { $faults }
    It has title, about, since, until and questions. Compare it with the example of the documentation.
questionnaire-unknown = There is no survey { $received }. The list of surveys has their numbers.
questionnaire-faults = { $number ->
    [one] One thing is wrong
   *[other] { $number } things are wrong
} in the survey: { $problem }. In brackets stands what is allowed. Nothing was opened; correct it and send it again.
questionnaire-answer = { $number ->
    [one] One answer
   *[other] { $number } answers
} cannot be taken: { $problem }. In brackets stands what is asked. Nothing was taken; correct it and send it again.
questionnaire-answered = By this code survey { $questionnaire } was answered otherwise already. The first answers count.
questionnaire-entered = By this code survey { $questionnaire } was entered already, with the same answers. They count once; there is nothing more to do.
questionnaire-not-open = Survey { $questionnaire } takes answers from { $since } to { $until } and is { $received } now. Choose another one.
questionnaire-many = More answers to this survey cannot be taken: { $allowed } are the most. End it and open another one.
readings-sent = { $number ->
    [one] One thing is wrong
   *[other] { $number } things are wrong
} with the reading: { $problem }. In brackets stands what is allowed. Nothing was taken; correct it and send it again.
readings-again = From your connection a reading of this square came for the hour from { $at } already. One counts for each hour, so that nobody makes a square alone. Measure again in another hour, or in another square.
questionnaire-no-photo = No question of survey { $questionnaire } asks for a photo. Send the answers without one.
