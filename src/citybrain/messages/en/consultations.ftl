# Consultations on plans: what is wrong with what is entered or sent, answers, what becomes of inputs.

people-code = “{ $received }” is no code that was given for this. A code begins with a letter and has 20 more letters and digits; write it as it stands on the letter or the form.
people-no-key = This installation has no key of its own, or others may read it, so that no answers can be taken. Whoever looks after the machine lets this program alone write to its folder of keys, and starts it again.
consultation-file = { $file } is no consultation:
    { $faults }
    It has title, question, about, plan, since, until and effects. Compare it with the example of the documentation.
consultation-unknown = There is no consultation { $received }. The list of consultations has their numbers.
consultation-input-unknown = Consultation { $consultation } has no input { $received }. The list of its inputs has their numbers.
consultation-no-plan = Input { $received } of consultation { $consultation } has no plan that is shown. Choose a plan of the list of inputs.
consultation-faults = { $number ->
    [one] One thing is wrong
   *[other] { $number } things are wrong
} in the consultation: { $problem }. In brackets stands what is allowed. Nothing was opened; correct it and send it again.
consultation-answer = { $number ->
    [one] One thing is wrong
   *[other] { $number } things are wrong
} in the answer: { $problem }. In brackets stands what is asked. Nothing was taken; choose again.
consultation-input = { $number ->
    [one] One thing is wrong
   *[other] { $number } things are wrong
} in what was sent: { $problem }. In brackets stands what is allowed. Nothing was taken; correct it and send it again.
consultation-levels = { $number ->
    [one] One level
   *[other] { $number } levels
} of the plan cannot be taken: { $problem }. In brackets stand those that can be chosen.
consultation-over-budget = The measures of this plan cost { $received }, the budget is { $allowed }. Choose less of something and send it again.
consultation-codes = { $received } codes cannot be made at once. Ask for 1 to { $allowed }.
consultation-answered = By this code another answer to consultation { $consultation } was given already. The first one counts.
consultation-entered = By this code the same answer to consultation { $consultation } was entered already. It counts once; there is nothing more to do.
consultation-sent-otherwise = Something else was sent to consultation { $consultation } under this mark already, and stands as it came first. Send this anew as a comment of its own.
consultation-tries = By this code { $allowed } plans were refused, and no more are worked out. Comment in words, or support a plan of others.
consultation-not-open = Consultation { $consultation } takes answers from { $since } to { $until } and is { $received } now. Read what became of it, or choose another one.
consultation-inputs-many = More inputs cannot be taken by this code: { $allowed } are the most. Support proposals of others instead.
consultation-no-support = Input { $received } cannot be supported: it is a comment, or nobody of the city has looked at it yet. Choose a proposal or plan that is shown.
consultation-answer-first = The result of consultation { $consultation } is shown to those who have answered, and to everybody when answering is over. Answer first.
consultation-reply = { $number ->
    [one] One thing is wrong
   *[other] { $number } things are wrong
} in the reply: { $problem }. Nothing was said; correct it and send it again.
consultation-not-closed = Consultation { $consultation } takes answers until { $until }. Decide after that, or end it first.
consultation-gate-proposal = The gate has no proposal { $received }. The list of proposals has the numbers of those that change the city. What residents proposed is an input, and has its answer there: leave the number out.
consultation-waiting = { $number ->
    [one] One input
   *[other] { $number } inputs
} of consultation { $consultation } have no answer yet. Say what became of each before the decision is put on record.
consultation-choice-yes = Yes
consultation-choice-otherwise = Not like this
consultation-choice-no = No
consultation-not-said = Not said
consultation-together = { $groups } (together)
consultation-together-many = { $first } and { $count } more (together)
consultation-withheld = withheld, small or so that a small one stays hidden
consultation-channel = How it came
consultation-channel-web = By phone or computer
consultation-channel-link = By a link that was sent
consultation-channel-paper = On paper
consultation-channel-counter = At the counter
consultation-verdict-shown = Read, waits for an answer
consultation-verdict-taken_up = Taken up
consultation-verdict-partly = Taken up in part
consultation-verdict-not_taken_up = Not taken up
consultation-verdict-noted = Noted
consultation-verdict-withheld = Not shown
consultation-comments = Places of comments
consultation-view-unknown = Consultation { $consultation } has no view { $received }. It has { $number }, counted from 1. Choose one of them.
consultation-view-unnamed = Where the plan changes most
consultation-view-today = Today
consultation-view-plan = With the plan
consultation-view-drawn = Drawn from data of the city, not a photograph
consultation-view-comma = {"; "}
consultation-view-change = { $measure }, { $count } of { $all } here ({ $entity })
consultation-view-everywhere = { $measure }, not of one place
consultation-view-nothing = the plan changes nothing here
consultation-view-described-today = { $name } today. { $drawn }. Here are: { $rows }.
consultation-view-described-plan = { $name } with the plan. { $drawn }. What the plan changes: { $changes }.
