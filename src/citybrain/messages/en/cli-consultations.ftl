# Commands on consultations.

cli-consultation-group = Consultations: a question on a saved plan, answers, what people added, and what became of it.
cli-consultation-command-list = List consultations, the newest first.
cli-consultation-command-open = Open a consultation on a saved plan by a file; its effects are worked out with intervals.
cli-consultation-command-codes = Print codes for links, paper forms or the counter; each answers once.
cli-consultation-command-paper = Write forms to print, each with a code of its own.
cli-consultation-command-views = Write the pictures of its places, today and with the plan, and print what they show.
cli-consultation-command-enter = Enter the answer of a paper form or of somebody at the counter.
cli-consultation-command-result = Print the result by now: in all, weighted, by group, with small groups withheld.
cli-consultation-command-inputs = Print what people added and what became of each.
cli-consultation-command-reply = Say what became of some inputs.
cli-consultation-command-close = End answering before its last day; the result is kept, apart from persons.
cli-consultation-command-decide = Put the decision on record, when every input has an answer.
cli-consultation-inputs = Numbers of inputs.
cli-consultation-verdict = shown, taken_up, partly, not_taken_up, noted or withheld.
cli-consultation-text = What is said, in plain words.
cli-consultation-answer = yes, otherwise or no.
cli-consultation-comment = What stands under the comment of the form.
cli-consultation-proposal = Number of the proposal of the gate by which the city is changed, not that of an input.
cli-consultation-no-channel = { $received } is no way by which answers come. Choose link, paper or counter.
cli-consultation-no-verdict = { $received } does not say what became of an input. Choose shown, taken_up, partly, not_taken_up, noted or withheld.

readings-table = { $number ->
    [one] One value
   *[other] { $number } values
} of { $file } cannot be taken: { $problem }. The first number is the line, in brackets stands what is allowed. Correct the table and read it again.
cli-readings-far = { $bias } off its references: too far for a bias, nothing is taken away
cli-readings-command = Hold readings of citizens’ own instruments against a reference, and bring them together by place.
cli-readings-file = Table with measured, value, unit, device, and where there is one reference and place.
cli-readings-column = What a column means, such as value=Level.
cli-readings-constant = What holds for all rows, such as unit=dB.
cli-readings-class = { $device }, level { $level }: { $readings } readings, { $pairs } beside a reference, bias { $bias }, spread { $spread }
cli-consultation-command-places = Print places of comments that are shown as cells of GeoJSON.
