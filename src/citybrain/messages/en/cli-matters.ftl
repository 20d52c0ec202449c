### Commands on what residents ask for and object to.

cli-matters-group = applications and objections of residents: object, follow, list, answer, decide, correct, take back, appeal, erase
cli-matters-command-object = object to a quantity, a parameter, an algorithm, a measure or a decision
cli-matters-command-follow = tell what became of an application or an objection, by the code of its link
cli-matters-command-list = list the newest applications and objections
cli-matters-command-answer = answer in words that who asked reads
cli-matters-command-decide = decide an application or an objection
cli-matters-command-correct = correct a parameter for an objection, which is decided with it
cli-matters-command-take-back = take a correction back: the value of before holds again
cli-matters-command-appeal = appeal against a decision, by the code of its link
cli-matters-command-erase = erase the words and the contact of who asked
cli-matters-number = number of the application or the objection
cli-matters-words = words in plain language
cli-matters-kind = quantity, parameter, algorithm, measure or decision
cli-matters-name = name of it, of a decision what it is of and its number, such as “consultation 2”
cli-matters-row = lasting id of the building or zone that a number is of
cli-matters-code = code of the link
cli-matters-outcome = granted, partly or refused of an application; corrected, partly or right of an objection
cli-matters-correction = number of the correction that holds, where it was corrected
cli-matters-corrected = number of the correction
cli-matters-value = right value
cli-matters-again = right value once more, where it is far from the one that stands
cli-matters-unit = unit, as the parameter or the page has it
cli-matters-from = first day of the value
cli-matters-until = last day of the value, where another value on record follows
cli-matters-source = where the value is from
cli-matters-why = why it is right, for the record of the office
cli-matters-answer = what who objected reads; a sentence with the numbers where it is left out
cli-matters-sent = Sent. Your number is { $number }. With this code you follow it, it is shown this once: { $code }
cli-matters-faults = That cannot be taken: { $problem }. In brackets stands what is allowed. Nothing was stored; put it right and send it again.
cli-matters-taken-back = Correction { $number } is taken back.
cli-matters-taken-over = A server that runs takes this over at its next request.
cli-matters-erased = { $erased ->
    [yes] The words and the contact of { $number } are erased.
   *[other] Nothing of { $number } was left to erase.
}
