## Services: questions in words, life events, one service, applications, objections, and what became of them.

web-services-loading = Fetching the services
web-services-failed = The services could not be had
web-services-none = This city has entered no services yet.
web-services-question = Ask in your own words
web-services-ask = Ask
web-services-source-of = This sentence stands in:
web-services-not-known = I do not know, ask.
web-services-not-known-ask = The catalogue has no answer to this. Ask at the counter or by telephone: a person answers there.
web-services-near = Nearest services:
web-services-by-event = What do I need?
web-services-all = All services
web-services-event-all = All
web-services-event-moving = Moving home
web-services-event-child = A child
web-services-event-school = School
web-services-event-work = Work
web-services-event-home = Home
web-services-event-construction = Building
web-services-event-illness = Illness
web-services-event-ageing = Growing old
web-services-event-money = Money
web-services-event-leisure = Free time
web-services-event-vehicle = A vehicle
web-services-event-business = Business
web-services-event-event = An event
web-services-event-street = Street
web-services-event-environment = Environment
web-services-kind-application = Application
web-services-kind-notice = Notice
web-services-kind-report = Report
web-services-kind-advice = Advice
web-services-unit = Who receives it
web-services-conditions = Conditions
web-services-documents = Documents
web-services-held-consent = The city has it in: { $register }. It looks there if you agree.
web-services-held-law = The city has it in: { $register }. You need not bring it.
web-services-left-out = May be left out { $when }.
web-services-fee = Fee
web-services-promise = Promise
web-services-alternatives = Other ways
web-services-channels = How
web-services-channel-page = here
web-services-channel-counter = at the counter
web-services-channel-telephone = by telephone
web-services-channel-paper = on paper
web-services-channel-open311 = by Open311
web-services-basis = Law
web-services-checked = Checked against the source on { $day }.
web-services-unchecked = Nobody has checked this entry against its source.
web-services-versions = Versions
web-services-version = From { $day }, { $source }
web-services-replaced = Replaced since.
web-services-apply-here = Apply here
web-services-apply = Apply for: { $name }
web-services-attached = I have these at hand
web-services-consent = The city may look here in place of asking me
web-services-look-in = In: { $register }
web-services-consent-how = Where you do not agree, the office asks you for the document.
web-services-by-law = The city looks these up by law: { $documents }.
web-services-words = What do you ask for?
web-services-send = Send the application
web-services-send-failed = It was not sent
web-services-contact = How can we reach you?
web-services-contact-optional = How can we reach you? (You may leave this empty.)
web-services-name = Name
web-services-address = Email, telephone or address
web-services-contact-how = Stored apart and sealed. Erased 90 days after the decision, two years after the last word where nobody decides, or when you say so.
web-services-sent = Sent. Your number is { $number }.
web-services-link-once = Keep this link: it shows what became of it. It is shown this once.
web-services-copy-link = Copy the link
web-services-objection-how = A person looks at it and answers. You need no account.
web-services-objection-words = What looks wrong, and how do you know?
web-services-objection-send = Send the objection
web-services-matter-failed = This link could not be opened
web-services-matter-application = Application { $number }
web-services-matter-objection = Objection { $number }
web-services-state-received = Received. Nobody has answered yet.
web-services-state-answered = Answered. It is not decided yet.
web-services-state-decided = Decided.
web-services-state-appealed = Appealed. Another person decides.
web-services-who-answers = Who answers: { $office }.
web-services-answer-by = A first answer is promised by { $at }.
web-services-answer-late = A first answer was promised by { $at }. We are late.
web-services-decide-by = A decision is promised by { $at }.
web-services-late = A decision was promised by { $at }. We are late.
web-services-you-wrote = You wrote
web-services-erased = Erased.
web-services-step-answer = The city answers
web-services-step-decision = The city decides:
web-services-step-appeal = You appeal
web-services-step-correction = The city corrects a number
web-services-step-taken-back = The city takes a correction back
web-services-outcome-granted = granted
web-services-outcome-partly = granted in part
web-services-outcome-refused = refused
web-services-outcome-corrected = you were right, it was corrected
web-services-outcome-right = the number is right
web-services-outcome-partly-objection = you were right in part
web-services-outcome-right-decision = the decision stands
web-services-outcome-right-algorithm = the algorithm is right
web-services-outcome-right-measure = the measure is right
web-services-corrected = { $ends ->
    [no] { $name } was { $before } and is { $value } from { $day } on.
   *[other] { $name } was { $before } and is { $value } from { $day } until { $until }.
}{ $other ->
    [no] {""}
   *[other] {" "}The value in use today is { $now }; this correction does not change it.
}{ $followed ->
    [no] {""}
   *[other] {" "}From { $follows } on another correction holds: { $next }.
}{ $plans ->
    [0] {" "}No number of a saved plan changed.
    [one] {" "}One saved plan reads it: it is outdated and marked so.
   *[other] {" "}{ $plans } saved plans read it: they are outdated and marked so.
}
web-services-correction-over = { $ends ->
    [no] { $name } was { $before } and was corrected to { $value } from { $day } on.
   *[other] { $name } was { $before } and was corrected to { $value } from { $day } until { $until }.
}{ $how ->
    [replaced] {" "}Another correction took its place on { $over }. It no longer holds.
   *[other] {" "}This correction was taken back on { $over }. It no longer holds.
}
web-services-appeal-words = Why is the decision wrong?
web-services-appeal = Appeal
web-services-erase = Erase what I wrote
web-services-refusals = What this city refuses to do
web-services-refused-faces = It recognises no faces, and stores none.
web-services-refused-scores = It gives no person a score or a rank.
web-services-refused-points = It has no list of points of persons. A bin weighs and gives a rebate without knowing who you are.
web-services-refused-third = This page asks nobody else: it sends nothing to a third party.
web-services-refused-sell = It asks for no more than it needs, says for how long, and erases it then.
web-services-refused-alone = No machine decides about you: each decision has a person who answers for it, and you can appeal.
web-services-house = My house
web-services-yes = yes
web-services-no = no
web-services-house-how = What the city knows and computes of the building you live in, and what would help. It is about the house, not about you.
web-services-house-address = Address
web-services-house-near = No house here is called exactly “{ $received }”. These come nearest. Choose one.
web-services-house-known-as = In the register this house is called { $name }.
web-services-house-failed = The house could not be read
web-services-house-computed = computed
web-services-house-measured = measured or entered
web-services-house-derived = computed from what was measured
web-services-house-estimated = estimated
web-services-house-unknown = estimated
web-services-house-help = What would help here?
web-services-house-tried = { $done } of { $tried } measures computed
web-services-house-nothing = No measure of the city would lower the emissions of this house.
web-services-house-helps = What would help here
web-services-house-measure = Measure
web-services-house-emissions = Emissions
web-services-house-energy = Energy cost
web-services-house-investment = Investment
web-services-house-sure = Each measure alone, at this house alone, as the city computes it. Of a single house this rests mainly on estimates: have it looked at before you decide.
