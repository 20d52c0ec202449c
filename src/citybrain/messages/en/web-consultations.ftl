## Consultations in Take part: a question on a plan, answers, the result, what people added.

web-consult-title = Have your say
web-consult-failed = The consultations cannot be shown.
web-consult-none = Nothing is asked at the moment.
web-consult-preparing = An example is being made. It will be here in about a minute.
web-consult-state-open = { $count ->
    [0] Open until { $day }
    [one] Open until { $day }, one person answered
   *[other] Open until { $day }, { $count } people answered
}
web-consult-state-coming = Opens soon, until { $day }
web-consult-state-closed = Answering ended on { $day }, { $count ->
    [one] one person answered
   *[other] { $count } people answered
}
web-consult-state-decided = Decided, { $count ->
    [one] one person answered
   *[other] { $count } people answered
} until { $day }
web-consult-effects = What the plan changes
web-consult-verdict-better = gets better
web-consult-verdict-worse = gets worse
web-consult-verdict-unclear = too close to call
web-consult-verdict-changed = changes
web-consult-verdict-same = stays as it is
web-consult-verdict-slight = hardly changes
web-consult-verdict-unknown = cannot be told
web-consult-like-less = As much as { $what } less
web-consult-like-more = As much as { $what } more
web-consult-plain-less = { $what } less
web-consult-plain-more = { $what } more
web-consult-about-you = About you, if you like
web-consult-about-you-why = So that we see who took part and who did not. Leave out what you like. It is parted from your answer when the consultation ends.
web-consult-not-said = Not said
web-consult-have-code = I was sent a code
web-consult-code = Code
web-consult-code-use = Use it
web-consult-code-wrong = This is no whole code. It has a letter and 20 signs, as N-01234-56789-ABCDE-FGHJK.
web-consult-by-code = You answer by the code that you were sent.
web-code-wrong = This code was not given for this: it was copied wrongly, or is of something else. Nothing on this device is changed by it.
web-code-used = By this code somebody has answered already. It counts once.
web-code-office = This code is of a paper form, which the city enters for you.
web-code-coming = This code is good from { $day } on, when answering begins.
web-code-over = This code is of something that ended on { $day }. No more answers are taken.
web-code-without = You can answer here without a code.
web-code-not-looked-at = Whether this code is good cannot be seen now.
web-code-other = By this device somebody has answered already. Your link has a code of its own, which has not been used.
web-code-as-other = Answer as another person
web-code-dropped = The code on this device was not given for this, and is kept no longer. Nothing was sent; what you wrote is still here.
web-code-answer-without = Answer without a code
web-link-unknown = Your link leads to number { $number }, and there is none here. Compare it with the letter, or choose from the list.
web-link-coming = What your link is for has not begun. Keep the letter and come back.
web-link-over = What your link is for is over, so that no more answers are taken. You can read what came of it.
web-link-alone = Your link has a code but does not say what it is for. Open the survey or consultation of your letter, and use the code there.
web-link-broken = The code in your link is not whole. Open the link as it stands in the letter, or write the code there.
web-consult-answer-first = { $count ->
    [0] Nobody answered yet. The result is shown when you have answered.
    [one] One person answered. The result is shown when you have answered.
   *[other] { $count } people answered. The result is shown when you have answered.
}
web-consult-thanks = Thank you. Your answer: { $answer }.
web-consult-waiting = Waiting for a connection. Your answer { $answer } is kept on this device and sent once.
web-consult-not-sent = This was not sent.
web-consult-refused-late = This came too late and was not counted. You sent:
web-consult-refused-first = An answer by this code came before. The first answer counts. You sent now:
web-consult-refused-place = Place: latitude { $latitude }, longitude { $longitude }
web-consult-decision = Decided on { $day }
web-consult-proposal = By proposal { $count }
web-consult-result = The result
web-consult-result-so-far = The result so far
web-consult-few = { $count ->
    [one] One person answered. Numbers are shown from 25 answers on.
   *[other] { $count } people answered. Numbers are shown from 25 answers on.
}
web-consult-counted = { $all ->
    [one] of one answer
   *[other] { $count } of { $all } answers
}
web-consult-answer = Answer
web-consult-count = People
web-consult-weighted = Weighted
web-consult-ends = { $low } to { $high }
web-consult-weighted-how = Weighted so that those who answered are as many of each group as live here. It says as much as { $count } equal answers. Ranges are of 90 % and hold the noise too.
web-consult-gaps = Fewer took part than live here:
web-consult-groups = By group, and who took part
web-consult-simulated = people who live here: made up for the demo
web-consult-part = Share of answers
web-consult-living = Share of residents
web-consult-noise = Nine of ten numbers of groups are off by at most { $count } by chance, so that nobody’s own answer follows from them.
web-consult-self-chosen = Who answers chose to: shares are of those who answered.
web-result-share = As given
web-result-counted = { $all ->
    [one] One answer.
   *[other] { $count } of { $all } answers.
}
web-result-live = Nine of ten numbers are off by at most { $noise } by chance so that nobody’s own answer can be worked out. The next numbers come with { $next } answers, exact ones after { $day }.
web-result-withheld = withheld
web-result-withheld-groups = Withheld: { $groups }.
web-result-withheld-why = A group is withheld where fewer than { $count } answered, or where its number would give away that of such a group. What all of them said together is one row.
web-result-fewer = fewer took part
web-result-by-group = By gender, age and area
web-result-took-part = Who took part, and who lives here
web-result-several = Each could choose several, so that shares are of all who answered. Groups are not told.
web-result-interval = Ranges are of 90 %.
web-result-weighted-how = Weighted shares are as if those who answered were as many of each group as live here.
web-result-few = Fewer than { $count } answered, too few to be told.
web-result-places-below = Places stand below, where enough people marked them.
web-result-office = Words and photos are read by the office alone.
web-result-places = Most marked: { $what }
web-result-on-map = Show on the map
web-consult-own = Build your own plan
web-consult-own-how = Choose what is done. The budget is { $budget }.
web-consult-own-failed = The plan could not be worked out.
web-consult-cost = It costs { $cost } of { $budget }.
web-consult-over = It costs { $cost }, more than the budget of { $budget }.
web-consult-own-send = Send in my plan
web-consult-own-sent = Sent in
web-consult-own-kept = Kept on this device
web-consult-inputs = { $count ->
    [0] What people added: nothing yet
    [one] What people added: one thing
   *[other] What people added: { $count } things
}
web-consult-inputs-waiting = { $count ->
    [one] One of them waits for an answer of the city.
   *[other] { $count } of them wait for an answer of the city.
}
web-consult-add = Add a comment or a proposal
web-consult-kind-comment = Comment
web-consult-kind-proposal = Proposal
web-consult-kind-plan = Plan of one’s own
web-consult-proposal-title = In one line
web-consult-words = In your words
web-consult-where = What place it is about, if any
web-consult-public = The city reads it first, then everybody can. Write no names and no addresses of people.
web-consult-send = Send
web-consult-sent = Sent. You see here what becomes of it.
web-consult-yours = yours
web-consult-not-read = The city has not read it yet.
web-consult-withheld-words = The words are not shown.
web-consult-support = I support this
web-consult-supported = { $count } support it
web-consult-plan-open = Open it in Plan
web-consult-plan-file = File of the plan
web-consult-no-file = The file could not be fetched.

web-survey-title = Surveys
web-survey-failed = The surveys cannot be shown.
web-survey-minutes = { $count ->
    [one] one minute
   *[other] { $count } minutes
}
web-survey-open = { $minutes }, open until { $day }
web-survey-closed = ended on { $day }
web-survey-coming = Open from { $since } until { $day }
web-survey-send = Send my answers
web-survey-sent = Thank you. Your answers were sent once.
web-survey-place = Set it to the middle of the map
web-survey-place-add = Add the middle of the map
web-survey-place-map = Choose on a small map
web-survey-place-press = Press the map where it is. The address field takes latitude and longitude too, such as 60.17, 24.94.
web-survey-place-lost = This device does not tell where it is. Use the address or the small map.
web-survey-place-undo = Take the last place away
web-survey-place-none = No place yet
web-survey-places = { $count ->
    [one] one point
   *[other] { $count } points
}
web-survey-required = please answer
web-survey-answered = { $count ->
    [one] one answer
   *[other] { $count } answers
}
web-survey-mean = On average { $what }
web-survey-mean-between = On average { $what }. It is changed by chance so that nobody’s own answer can be worked out, and in nine of ten cases lies from { $low } to { $high }.

## Readings of one's own instruments in Take part.

web-consult-adding = { $count ->
    [one] Waiting for a connection. It is kept on this device and sent once.
   *[other] Waiting for a connection. { $count } things are kept on this device and sent once.
}
web-survey-waiting = Waiting for a connection. Your answers are kept on this device and sent once.
web-reading-title = Send a reading of noise or air
web-reading-failed = The readings cannot be shown.
web-reading-how = Read the number from an application of your phone or from a sensor of your own and type it in. The page does not listen.
web-reading-what = What was measured
web-reading-device = Device
web-reading-choose = Choose
web-reading-value = Reading ({ $unit })
web-reading-where = Where it was measured
web-reading-near = Near { $place }
web-reading-private = Kept are the number, the kind of device, the minute, a square of 111 m and which readings of the square came by one connection. Not who you are. In a square one reading counts for each hour, and each person once.
web-reading-send = Send the reading
web-reading-waiting = { $count ->
    [one] Waiting for a connection. The reading is kept on this device and sent once.
   *[other] Waiting for a connection. { $count } readings are kept on this device and sent once.
}
web-reading-taken = Thank you. Your reading was taken. A square is on the map once { $people } people measured in it.
web-reading-few-people = { $count ->
    [one] One reading is in a square where fewer than { $people } people measured, and is not shown.
   *[other] { $count } readings are in squares where fewer than { $people } people measured, and are not shown.
}
web-reading-compared = Beside sensors of the city
web-reading-many = Pairs
web-reading-bias = Too high or low by
web-reading-spread = Spread
web-reading-level = Quality (1 is best)
web-reading-few = not known: { $pairs } pairs beside { $sensors } sensors on { $days } days are needed
web-reading-far = { $bias }, more than a fault of the device explains: not taken away
web-reading-pair = A pair is a day on which readings came from beside a sensor.
web-reading-weight = A reading counts for less as its spread is larger. What a kind of device shows too high or low is taken away where it is known.
web-reading-cell = { $value }, { $low } to { $high }. { $count ->
    [one] One reading
   *[other] { $count } readings
}, quality { $level }
web-consult-views = Before and after
web-consult-views-failed = The pictures cannot be shown.
web-consult-views-slider = { $name }, move between today and the plan
web-consult-views-share = { $today } percent today, { $plan } percent with the plan
web-consult-views-words-alone = not in the picture
web-consult-views-stop = .
web-consult-views-unsized = { $count ->
    [one] One thing has no known height and has a usual size.
   *[other] { $count } things have no known height and have a usual size.
}
web-consult-views-left-out = { $count ->
    [one] One shape further away is left out.
   *[other] { $count } shapes further away are left out.
}
web-consult-views-save-today = Save the picture of today
web-consult-views-save-plan = Save the picture with the plan
