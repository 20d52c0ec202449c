service-documents = Bring or attach: { $bring }. The city has these already: { $held }.
service-promise = The city answers within { $answer } and decides within { $decision } ({ $by }).
service-hours = { $count ->
    [1] 1 hour
   *[other] { $count } hours
}
service-days = { $count } days
service-unknown = There is no service “{ $received }”. Near by: { $near }. The list of services has their codes.
matter-application = The application for “{ $service }” is not complete: { $problem }. Add what is missing and send it again; nothing was sent.
matter-unknown = There is no matter { $received }. The list of matters has their numbers.
matter-link-unknown = This link leads to nothing. Copy the whole link that you were given, or ask at the counter.
matter-about-unknown = There is no { $kind } “{ $received }” that an objection could be about. Open it in the register and object from there.
matter-decision-of = { $of ->
    [proposal] Decision on proposal { $number }
   *[consultation] Decision after consultation { $number }
}
matter-row-none = “{ $name }” has no row “{ $received }”: it is of the whole city. Leave the row out, or object to a number of one building or zone.
matter-outcome = A matter of this kind does not end with “{ $received }”. Choose one of: { $allowed }.
matter-correction-missing = What was corrected is not said. Correct the parameter, which decides the objection as well, or name the number of a correction that holds; where nothing is corrected, choose “partly” or “right”. Nothing was decided.
matter-correction-beside = A correction is named where it is decided as “corrected” or “partly” alone; received: “{ $received }”. Leave it out or choose one of these. Nothing was decided.
matter-correction-other = Matter { $number } is about “{ $name }”, which does not hang on “{ $received }”. { $count ->
    [0] It hangs on no parameter: decide it
    [1] Correct { $allowed } alone, or decide it
   *[other] Correct one of the { $count } parameters that it hangs on, such as { $allowed }, or decide it
} as “right” or “partly” without a correction. Nothing was changed.
matter-corrected-named = { $outcome ->
    [partly] you were right in part: “{ $name }” was corrected
   *[other] you were right: “{ $name }” was corrected
}
matter-same-person = The appeal in matter { $number } is decided by another person than who decided before. Hand it on.
matter-decided = Matter { $number } is decided. Who asked can appeal, and then it is open again.
matter-entries = A matter has { $allowed } entries at most. Decide it.
matter-sending-used = With this mark something else was sent, or it is erased by now. Send it with a new mark.
matter-not-objection = Matter { $number } is no objection: only an objection corrects a parameter.
matter-no-appeal = There is nothing to appeal against: it is { $received }, or what you wrote was erased. Begin a new one.
matter-appeals = This was appealed { $allowed } times. Ask the court that the decision names.
matter-many = { $allowed } matters wait for an answer, and no more are taken. Come back later or ask at the counter.
correction-parameter-unknown = There is no parameter “{ $received }”. Near by: { $near }. The register of parameters has them all.
correction-wrong = { $parameter } cannot be corrected so: { $problem }. In brackets stands what is allowed. Nothing was changed.
correction-later = From { $since } on { $parameter } has another value, { $value } { $unit }. A value from { $received } on would hold until { $until } alone and change nothing after that day. To correct the value in use, enter { $since } or a later first day; to correct the earlier time alone, say that it holds until { $until }. Nothing was changed.
correction-far = { $parameter } is { $stands } from { $since } on, and { $received } differs by more than a factor { $factor } from it. Usual is { $least } to { $most }. Check the unit and the decimal point; if the value is right, state it a second time (again: { $again }). Nothing was changed.
correction-not-written = Nothing was changed: the corrected values in { $file } cannot be written ({ $problem }). Give the right to write to its folder, or make room on the disk, then try again.
correction-unknown = There is no correction { $received } that holds.
service-not-known = I do not know, ask. Nearest services: { $near }.
