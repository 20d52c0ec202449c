# Easy words: one thought a sentence, usual words, nothing to work out. A text without a variant is shown as it is.

## Reports

web-report-title = Is something wrong? Tell the city
web-report-map = Map. Press where the problem is
web-report-no-account = You need no account. You get an answer.
web-report-unread-services = The list did not load
web-report-paper = Print a form
web-report-waiting = No network. Your report waits here. It is sent later.
web-report-have-code = I have a code
web-report-unfound = We did not find this report
web-report-promise = We answer in { $answer ->
    [one] one hour
   *[other] { $answer } hours
}. It is done in { $days ->
    [0] { $done ->
        [one] one hour
       *[other] { $done } hours
    }
    [one] one day
   *[other] { $days } days
}.
web-report-private = Others do not see your words. They do not see the place. They see the area.
web-report-press = Press the place on the map. Or write the address.
web-report-placed = You see the place on the map.
web-report-middle = Use the middle of the map
web-report-here = Use the place where I am
web-report-describe = Or say where it is
web-report-near = Is it one of these problems?
web-report-near-how = If yes, the city knows of it. You can still send yours.
web-report-photos-how = We take the place and the time out of your photos.
web-report-contact = May the city ask you? (You can skip this)
web-report-contact-how = We keep this safe. Others do not see it. We erase it 90 days after the end. We erase it after two years at the latest.
web-report-anonymous = We do not ask who you are.
web-report-not-sent = We did not get the report
web-report-unsaved = This device could not keep the report
web-report-offline = No network? The report waits here. It is sent later, one time.
web-report-missing = Please write what is wrong. Choose what it is about. Choose a place.
web-report-hidden = The city does not show this report. The reason: { $why }
web-report-reply = Write to us about it
web-report-reply-words = Your words (you can skip this)
web-report-say-objection = I do not agree
web-report-say-person = I want to talk to a person
web-report-waits = No network. It waits on this device.
web-report-unread = Sent. You see more when there is a network.
web-report-erase = Erase my name and contact
web-report-code-wrong = This code is not right. A sign is wrong or not there. The code has 20 signs. Look at your paper.
web-report-promises = Do we do what we say?
web-report-promises-none = No reports yet.
web-report-promises-within = Done in two hours
web-report-promises-median = Half were done in
web-report-promises-due = We gave a day for: { $count }
web-report-promises-of = { $kept } on time, { $late } late, { $open } still open
web-report-promises-others = Some come from other lists: { $sources }.
web-report-promises-few = { $count } more have less than five reports. We count them in the whole only.
web-report-board = What is new in my part of the city
web-report-board-failed = This did not load
web-report-board-city = What the city asks, and what it has decided
web-report-board-how = This is about a place. It is not about people. A person reads words and looks at photos first.
web-report-areas = Areas with reports. The place is not shown
web-report-area = { $label }: { $count } reports or more in this area

## Consultations, surveys, readings

web-consult-title = Say what you think
web-consult-failed = This did not load.
web-consult-none = There is no question now.
web-consult-preparing = We make an example now. It comes here in about one minute.
web-consult-effects = What would change?
web-consult-verdict-unclear = we can not say
web-consult-about-you-why = This shows us who took part. It shows us who did not. You can skip it. In the end we cut it off from your answer.
web-consult-have-code = I got a code
web-consult-code-wrong = This code is not right. It has a letter and 20 signs. It looks like N-01234-56789-ABCDE-FGHJK.
web-consult-by-code = You use the code you got.
web-consult-waiting = No network. Your answer { $answer } waits here. It is sent one time.
web-consult-answer-first = { $count ->
    [0] No answers yet. Answer first. Then you see the result.
    [one] One person gave an answer. Answer first. Then you see the result.
   *[other] { $count } people gave an answer. Answer first. Then you see the result.
}
web-consult-few = { $count ->
    [one] One person gave an answer. We show numbers when there are 25.
   *[other] { $count } people gave an answer. We show numbers when there are 25.
}
web-consult-weighted = Made fair
web-consult-weighted-how = Some groups sent more answers, some less. Here each group counts for as many people as live here. It says as much as { $count } answers. Each number can be a bit more or less.
web-consult-gaps = We heard too little from:
web-consult-groups = Who took part?
web-consult-noise = We change the numbers a bit, by up to { $count }. So your own answer stays safe.
web-consult-self-chosen = People chose to take part. Others may think in another way.
web-consult-own = Make your own plan
web-consult-own-how = Choose what to do. You can use { $budget }.
web-consult-own-failed = We could not work out this plan.
web-consult-cost = It costs { $cost }. You have { $budget }.
web-consult-over = It costs { $cost }. That is too much. You have { $budget }.
web-consult-add = Say more, or say what to do
web-consult-kind-comment = I want to say something
web-consult-kind-proposal = I have an idea
web-consult-kind-plan = My own plan
web-consult-proposal-title = Say it in one line
web-consult-where = Which place do you mean? (You can skip this)
web-consult-public = The city reads it first. Then all can read it. Do not write names. Do not write where people live.
web-consult-sent = Sent. Look here to see what comes next.
web-consult-withheld-words = We do not show the words.
web-consult-support = I want this too
web-consult-supported = { $count } people want this
web-survey-title = Questions for you
web-survey-failed = This did not load.
web-survey-sent = Thank you. We got your answers one time.
web-survey-place = Use the middle of the map
web-survey-waiting = No network. Your answers wait here. They are sent one time.
web-survey-photo-how = We take out the place, the time and the device. Only the office sees it.
web-reading-title = Tell us how loud it is, or how the air is
web-reading-failed = This did not load.
web-reading-how = Use an app on your phone. Or use your own sensor. Read the number. Write it here. This page does not hear you.
web-reading-what = What did you measure?
web-reading-private = We keep the number, the kind of device and the time. We keep a square of 111 m for the place. We do not keep who you are. You can send one number for each hour.
web-reading-value = The number ({ $unit })
web-reading-send = Send the number
web-reading-taken = Thank you. We have your number. The map shows it when { $people } people measured near by.
web-reading-compared = Next to the sensors of the city
web-reading-many = Numbers
web-reading-bias = Too high or too low by
web-reading-spread = How far apart
web-reading-few = We do not know yet. We need { $pairs } pairs, next to { $sensors } sensors, on { $days } days.
web-reading-weight = Some devices show too much or too little. We take that away if we know it. If numbers are far apart, they count less.

## Lessons, points, competitions

web-lesson-title = Learn in 15 minutes
web-lesson-about = We ask you about the numbers of this city. You need no account. What you did stays on this device.
web-lesson-number = What does a number say? Why?
web-lesson-interval = How sure is a number?
web-lesson-algorithm = What can a computer do, and who decides?
web-lesson-street = How much does our street use?
web-lesson-budget = What can I do with the money?
web-lesson-failed = The lesson did not load.
web-lesson-loading = We make the lesson from the numbers of today
web-lesson-nothing = The city has no numbers for this yet.
web-lesson-wrong = Not yet. Look at the numbers. Then try again.
web-lesson-finish = End the lesson
web-lesson-done = You did it. The lesson is done.
web-lesson-way-measured = We measured it
web-lesson-way-computed = We worked it out
web-lesson-way-assumed = A part of it is a guess
web-lesson-number-way = How do we know this number? Go to Plan. Press a number. Then you see it.
web-lesson-number-inputs = { $label } comes from these numbers.
web-lesson-number-count = How many are there?
web-lesson-number-why = You can ask Why? of each one. In the end you see what was measured. Or you see a rule and who made it.
web-lesson-number-rests = Which of these does { $label } come from?
web-lesson-interval-read = { $label } is between { $low } and { $high }. This is right nine times out of ten. The way we work it out can be a bit wrong too. That is not in it.
web-lesson-interval-could = Can the true number be { $value }?
web-lesson-interval-yes = Yes. It is between the two
web-lesson-interval-no = Not likely. It is far away
web-lesson-interval-unsure = No one can say
web-lesson-interval-ninety = Think of ten numbers. Each has a low and a high end.
web-lesson-interval-ten = How many times is the true number between the two ends?
web-lesson-algorithm-list = The city has a list of all the ways it works things out.
web-lesson-algorithm-count = How many are on the list?
web-lesson-algorithm-source = Where does { $label } come from?
web-lesson-algorithm-suggests = A computer can say what may help. A computer can say that something is wrong. It does not do it. People do.
web-lesson-decides-person = A person. The name is written down
web-lesson-decides-algorithm = The computer with the best number
web-lesson-decides-nobody = No one. It just happens
web-lesson-street-name = A street and some of its houses
web-lesson-street-read = Each house has a number next to it: { $label }.
web-lesson-street-most = Which house has the most?
web-lesson-street-kind = The houses are not the same in this: { $label }.
web-lesson-street-known = This is what we know of the first house. You see how we know it.
web-lesson-street-how = How do we know this: { $label }?
web-lesson-budget-read = You can use { $budget }. We worked out each step on its own, for the whole city.
web-lesson-budget-fit = How many of these steps can you pay for, one at a time?
web-lesson-budget-best = Which step that you can pay for helps most?
web-lesson-budget-tonne = Take the money. Divide it by the tonnes saved in a year.
web-lesson-budget-cheap = Which step costs least for one tonne?
web-act-title = My points
web-act-about = Count what you did. It is just for you. It stays on this device. No one else sees it. You can not buy things with it.
web-act-walk = I walked or took my bike, not the car
web-act-bus = I took the bus or the train
web-act-repair = I had something mended
web-act-compost = I put food waste in its own bin
web-act-warm = I turned the heat down
web-act-tree = I planted a tree or gave it water
web-act-clear = Clear all
web-nudge-title = We save as a team
web-nudge-failed = This did not load.
web-nudge-state-coming = It starts later.
web-nudge-state-open = It is on now.
web-nudge-state-over = It is over. We wait for the bills.
web-nudge-state-told = This is the end result.
web-nudge-not-apart = These are first. They are too close to call: { $teams }.
web-nudge-rank = Place
web-nudge-withheld = not enough houses
web-nudge-how = We look at the bills of all houses in an area. We look at the bills from before, and at the weather. Then we see what was saved. We do not show an area with too few houses.
web-nudge-letter-changed = The use went by { $share } ({ $low } to { $high }). Houses like these got no letter. We look at both.
web-nudge-letter-shown = The letter did something.
web-nudge-letter-not-shown = We do not see that the letter did something.
web-nudge-cost-none = We can not say what a tonne cost.

## Codes, links and results

web-code-wrong = This code is not right. Look at your letter. We kept all that you wrote.
web-code-used = Someone sent an answer by this code. It counts one time.
web-code-office = This code is from a paper form. The city writes it down for you.
web-code-coming = You can use this code from { $day } on.
web-code-over = It was over on { $day }. We take no more answers.
web-code-without = You do not need a code here.
web-code-not-looked-at = We can not check this code now.
web-code-other = Someone sent an answer on this device. Your link has a new code. You can use it.
web-code-as-other = I am someone else
web-code-dropped = The code was not right. We sent nothing. What you wrote is still here.
web-code-answer-without = Go on with no code
web-link-unknown = Your link is for number { $number }. We do not have it. Look at your letter. Or choose from the list.
web-link-coming = It has not begun. Keep the letter and come back.
web-link-over = It is over. We take no more answers. You can read what came of it.
web-link-alone = Your link has a code. It does not say what it is for. Open the one your letter names. Use the code there.
web-link-broken = A part of your link is not there. Open the link in the letter again. Or write the code.
web-result-live = We change the numbers a bit, by up to { $noise }. So no one can find your answer. We count again at { $next } answers. The right numbers come after { $day }.
web-result-withheld = not shown
web-result-withheld-groups = Not shown: { $groups }.
web-result-withheld-why = We do not show a group of less than { $count } people. So no one can find their answers. We put such groups in one row.
web-result-fewer = too few took part
web-result-took-part = Who took part? Who lives here?
web-result-several = You could choose more than one. We do not show groups here.
web-result-interval = Nine of ten times the right number is in here.
web-result-weighted-how = Here each group counts for as many people as live here.
web-result-few = Less than { $count } people sent an answer. That is too few to show.
web-result-places-below = You see the places below. We show a place if many people chose it.
web-result-office = Only the office reads the words. Only they look at the photos.
web-result-places = Most people chose: { $what }
web-result-on-map = See it on the map

## Helpers

web-helper-title = Someone helps you
web-helper-lead = A friend or a clerk can do things for you. You must say yes first. You say what they may do. You say how long. You can stop it at any time.
web-helper-agree = Let someone help you
web-helper-helper = Name of the one who helps you
web-helper-task-report = Tell the city of a problem
web-helper-task-application = Ask for services
web-helper-agreed = I say yes. We write both names down.
web-helper-send = I say yes
web-helper-failed = This did not work
web-helper-codes-once = Write down both codes now. You do not see them again.
web-helper-code-person = This is your code. Keep it. With it you see what was done. You can stop it.
web-helper-code-helper = This code is for your helper. Give it to them.
web-helper-codes-noted = I wrote them down
web-helper-mine = What was done for me?
web-helper-standing = { $helper } can help you until { $day }.
web-helper-over = { $helper } can not help you now. It is over.
web-helper-follow = See what came of it
web-helper-nothing = Nothing has been done yet.
web-helper-end = Stop it now
web-helper-acting = I do this for someone else
web-helper-acting-how = The person has this code. They see what comes of it. You do not.
web-helper-sent = The person you help can see what comes of it. They use their own code.
web-helper-none = No. The person sent it, or the office did.

## What do I reach, and ways

web-reach-mine = Where can I get to from here?
web-reach-mine-how = Press the map where you live. Or write the address. You see how long you must walk to the shop, the school and more.
web-reach-hint = Press the map where you start. With keys: use the arrows, then Enter.
web-reach-again = Press a new place to start there.
web-reach-middle = Start in the middle of the map
web-reach-step_free = With a wheelchair
web-reach-what = You can get to
web-reach-residents = People who live there
web-reach-both = Both colours: you get there now and with the plan
web-reach-how = You go along the streets of the map. You go as fast as most people do. Hills and lights are not in it. The bus goes at the time you set. If there is no bus, you walk.
web-reach-private = We do not keep the place.
web-reach-failed = We could not work this out
web-reach-waiting = We look for ways
web-reach-nowhere = We did not find it. Write the street and the number. Or press the map.
web-reach-search-failed = The search did not work. Press the map.
web-reach-ground = How far can I get?
web-reach-many = In { $minutes } minutes you get to { $kinds } of { $all } kinds of places. Most people need them on most days.
web-reach-many-people = { $people } people live as near.
web-reach-map = Map: where you can get to
web-reach-services = What the city can do for you. Ask. See what came of what you sent
web-ways-hint = Press where you start. Then press where you go. Or write an address. With keys: use the arrows, then Enter.
web-ways-places = From where, to where?
web-ways-turn = Swap
web-ways-leave = You leave at
web-ways-map = Map: ways from one place to the next
web-ways-failed = We found no way
web-ways-plan = These are the ways with the plan. In small print: the way it is now.
web-ways-plan-same = The plan does not change these ways.
web-ways-wheel = The car makes { $kilograms } kg of it. The rest comes from making fuel and power. Money: power or fuel, wear, and half of what it costs to park.
web-ways-legend = Press a way to see it on the map. A ring: you start here. A ring with a dot: you end here. A line with gaps goes round a dark street, cars, a risk, or a street with no green.
web-ways-dark = It is dark at that time. Safe ways use streets with light.
web-ways-light = It is light at that time. Safe ways can use all streets.
web-ways-how = You go as fast as most people do. Hills, lights and queues are not in it. The bus goes at the time you set. The car is like most cars here.
web-ways-private = We do not keep these places.

## Services, applications, objections, my house, refusals

web-services-loading = We get the list
web-services-failed = The list did not load
web-services-none = This city has no list yet.
web-services-question = Ask us
web-services-source-of = We found this here:
web-services-not-known = We do not know. Please ask a person.
web-services-not-known-ask = We found no answer. Go to the counter or call. A person will help you there.
web-services-near = These may help:
web-services-all = All that the city can do for you
web-services-event-construction = I want to build
web-services-event-illness = I am ill
web-services-event-ageing = I grow old
web-services-event-leisure = My free time
web-services-event-environment = Air, water and green
web-services-kind-application = You ask for it
web-services-kind-notice = You tell the office
web-services-kind-report = You tell us of a problem
web-services-kind-advice = We help you with words
web-services-unit = Who gets it?
web-services-conditions = Who can have it?
web-services-documents = What do I need to bring?
web-services-held-consent = The city has it here: { $register }. We look there if you say yes.
web-services-held-law = The city has it here: { $register }. You do not need to bring it.
web-services-left-out = You can leave it out { $when }.
web-services-fee = What does it cost?
web-services-promise = How long does it take?
web-services-channels = How do I do it?
web-services-basis = The law
web-services-checked = A person looked at this on { $day }. It is right.
web-services-unchecked = No one has looked yet if this is right.
web-services-replaced = This is old. There is a new one.
web-services-apply-here = Ask for it here
web-services-apply = Ask for: { $name }
web-services-attached = I have these
web-services-consent = Yes, the city can look here. Then it need not ask me
web-services-consent-how = If you say no, the office asks you for the paper.
web-services-by-law = The law lets the city look these up: { $documents }.
web-services-words = What do you want?
web-services-send = Send it
web-services-contact = How can we call or write to you?
web-services-contact-optional = How can we call or write to you? (You can skip this.)
web-services-contact-how = We keep this safe. We erase it 90 days after the end. If nobody decides, we erase it after two years. We erase it when you say so.
web-services-link-once = Keep this link. It shows what came of it. You see it only now.
web-services-objection-how = A person looks at it. A person writes back. You need no account.
web-services-objection-words = What is wrong? How do you know?
web-services-objection-send = Send it
web-services-matter-failed = This link did not open
web-services-matter-objection = You said it is wrong ({ $number })
web-services-state-received = We have it. You have no answer yet.
web-services-state-answered = We wrote back. We have not decided yet.
web-services-state-decided = We have decided.
web-services-state-appealed = You asked us to look again. Someone new decides.
web-services-answer-by = We write to you by { $at }.
web-services-decide-by = We decide by { $at }.
web-services-late = We said we decide by { $at }. We are late.
web-services-step-answer = The city writes back
web-services-step-appeal = You ask us to look again
web-services-step-correction = The city puts a number right
web-services-step-taken-back = The city takes this back
web-services-outcome-granted = yes
web-services-outcome-partly = yes, a part of it
web-services-outcome-refused = no
web-services-outcome-corrected = you were right, we put it right
web-services-correction-over = { $name } was { $before }. We changed it to { $value }. { $how ->
    [replaced] On { $over } we changed it again. Our first change is over.
   *[other] On { $over } we took this back. Our change is over.
}
web-services-appeal-words = Why is it wrong?
web-services-appeal = Ask us to look again
web-services-refusals = What this city will not do
web-services-refused-faces = We do not look for faces. We do not keep faces.
web-services-refused-scores = We give no one points. We put no one in a list of good and bad.
web-services-refused-points = We have no list of points of people. A bin can weigh your waste. You get money back. The bin does not know who you are.
web-services-refused-third = This page talks to the city only. It sends nothing to others.
web-services-refused-sell = We ask only for what we need. We say how long we keep it. Then we erase it.
web-services-refused-alone = No machine decides about you. A person does. You can ask us to look again.
web-services-house-how = What do we know about your house? What would help? This is about the house. It is not about you.
web-services-house-failed = We could not find the house
web-services-house-computed = worked out
web-services-house-measured = measured
web-services-house-derived = worked out from what was measured
web-services-house-estimated = a guess
web-services-house-unknown = a guess
web-services-house-help = What would help?
web-services-house-tried = { $done } of { $tried } steps worked out
web-services-house-nothing = We found no step that helps at this house.
web-services-house-helps = What would help
web-services-house-measure = Step
web-services-house-energy = Cost of heat and power
web-services-house-investment = Cost to build it
web-services-house-sure = Each step is on its own, at this house. Much of this is a guess. Ask someone to look at the house first. Then decide.

## Consent

web-consent-title = What did you say yes to? Who read it?
web-consent-why = You got a code when you said yes. Write the code here. You see what we keep. You see who read it and why. We do not show your name. You can take it back. Then no one can read it.
web-consent-failed = This did not work
web-consent-agreed = What you said yes to
web-consent-none = There is nothing for this code.
web-consent-withdraw = Take it back
web-consent-unread = No one has read it one by one yet.
web-consent-yours = What you can do
web-consent-take-why = You can get all of it as one file. It has what you said yes to. It has the numbers. It says who read them. It says how long we keep them.
web-consent-erase-why = You can erase all of it. It is gone for good. What others said yes to stays. We note that we erased something. Your name is not in it. Do you want to keep some of it? Then get the file first.
web-consent-erase = Erase what you have of me
web-consent-erase-sure = Yes, erase it
web-consent-proof = This paper says what we erased and when. The city has the same. No one can see that it was you.
web-consent-proof-keep = Keep the paper

## Open

web-open-who-did-what = Who did what? Some people of the city can look it up in My city. In Progress you see who said yes to a plan.
web-open-title-data = What does the city know?
web-open-title-algorithms = How does the city work things out?
web-open-title-parameters = Numbers that change with time
web-open-title-quality = How well do we know the city?
web-open-lead-data = This is the list of all files. You see what came from each.
web-open-lead-algorithms = This is the list of all the ways we work things out. The list comes from the code that runs now.
web-open-lead-parameters = This is the list of set numbers. You see from which day each one is good, and who says so.
web-open-lead-quality = How much was measured? How much is a guess? How much do we not know?
web-open-gaps-title = What do we know about people?
web-open-gaps-lead = We do not guess who people are. Here you see what we do not know, for each part of the city. You see who could tell us.
web-open-gaps-trait = What
web-open-gaps-known = We know it for
web-open-gaps-numbers = Numbers that need it
web-open-gaps-holder = Who could tell us
web-open-nobody = Nothing here decides about a person. People make plans. People say yes or no.
web-open-steward-none = No one looks after it
web-open-unattended = No one looks after it ({ $count })
web-open-attended = Someone looks after each of these.
web-open-empty = We found nothing with these words.
web-open-loading = We get the list…
web-open-failed = The list did not load
web-open-stale = The list did not load. What you see is old
web-open-no-such = We did not find “{ $name }” in this city. The link may be old. Or it is of some other city. Look for it on the left.
web-open-no-quantity = We have no words on this yet
web-open-pick = Choose one in the list. Then you see what it is and where it comes from.
web-open-values-none = No file of the city has it. We use the usual number. It stays so until a plan or a file changes it.
web-open-no-users = No other number needs it.
web-open-no-inputs = It does not come from other numbers.
web-open-gives-file = Shapes, names or the map.
web-open-gives-bills = How much was used in the year. You can hold it next to what we worked out.
web-open-gives-readings = What its sensors measure. You see it in Now.
web-open-gives-entered = Numbers that people wrote down. Each says where it comes from.
web-open-interpolated = From one day to the next the number moves bit by bit.
web-open-about-data = Who gave us this?
web-open-about-data-why = You see the name of each file. You see who gave it to us and how we may use it. You see how much of it we used. You see what we had to fill in.
web-open-about-algorithms = What works it out?
web-open-about-algorithms-why = The list comes from the code that runs now. “Assumed” says how much of a number is a guess.
web-open-about-parameters-why = Prices and limits are in files. You can read them. You can put them right. A number is good from its first day to the next one.
web-open-about-quality = How do I read this?
web-open-about-quality-why = Measured: read from a list, a map or a meter. Derived: worked out from that. Estimated: a guess by a rule. Lines under the bar: made up for the demo.
web-open-get-lead = Take all that the city knows. Check it. Each file says how you may use it.
web-open-get-values-more = Do you want some other number? Open it. The file is there.
web-open-developers = For those who write code
web-open-developers-why = Your code can ask for all that you see here.
web-open-documentation = How to use it
web-open-description = The list of what code can ask
