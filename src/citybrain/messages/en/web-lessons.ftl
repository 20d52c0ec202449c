# Take part: lessons, points on the device, competitions and letters.

web-lesson-title = Lessons of a quarter of an hour
web-lesson-about = Each lesson asks about the numbers of this city. You need no account; what you did stays on this device.
web-lesson-number = Read a number and ask why
web-lesson-interval = What an interval says
web-lesson-algorithm = What an algorithm suggests, and who decides
web-lesson-street = What our street uses
web-lesson-budget = My plan within a budget
web-lesson-text = { $text }
web-lesson-was-done = done
web-lesson-failed = The lesson cannot be shown.
web-lesson-loading = The lesson is made from the numbers of today
web-lesson-nothing = This city has no numbers for this lesson yet.
web-lesson-step = Step { $step } of { $steps }
web-lesson-check = Check
web-lesson-right = That is right.
web-lesson-wrong = Not yet. Look at the numbers above and try again.
web-lesson-next = Next step
web-lesson-finish = Finish the lesson
web-lesson-done = You finished this lesson.
web-lesson-way-measured = It was measured
web-lesson-way-computed = It was computed
web-lesson-way-assumed = It is partly an assumption
web-lesson-number-read = { $label }: { $value }.
web-lesson-number-way = How did the city get this number? In Plan, a press on any number says it.
web-lesson-number-inputs = { $label } rests on these numbers.
web-lesson-number-count = How many are they?
web-lesson-number-why = Each of them has a Why? of its own, down to a measurement or a rule with its source.
web-lesson-number-rests = On which of these does { $label } rest?
web-lesson-interval-read = { $label } is between { $low } and { $high } with nine chances in ten, as far as its inputs are uncertain. What the formulas themselves may be off is not in it.
web-lesson-interval-could = Could the true number be { $value }?
web-lesson-interval-yes = Yes, it is inside
web-lesson-interval-no = Hardly, it is far outside
web-lesson-interval-unsure = Nobody can say anything
web-lesson-interval-ninety = Think of ten such intervals, each for a different number, and of formulas that are right.
web-lesson-interval-ten = About how many of them hold the true number?
web-lesson-algorithm-list = The city lists every way by which it computes or suggests something.
web-lesson-algorithm-count = How many are listed in all?
web-lesson-algorithm-source = Where does { $label } come from?
web-lesson-algorithm-suggests = A search may suggest measures, and a detector may open a case. Neither carries out anything that binds somebody.
web-lesson-algorithm-decides = Who decides on a plan?
web-lesson-decides-person = A person who has the right, with a name on record
web-lesson-decides-algorithm = The algorithm with the best figure
web-lesson-decides-nobody = Nobody, it happens by itself
web-lesson-street-name = Street and some of its houses
web-lesson-street-read = These houses have a number beside them: { $label }.
web-lesson-street-most = Which of them has the highest one?
web-lesson-street-kind = The houses differ in this: { $label }.
web-lesson-street-count = { $label }: in how many houses is it { $value }?
web-lesson-street-known = Of the first house the city knows this, and says where from.
web-lesson-street-how = How is this known: { $label }?
web-lesson-budget-read = There is a budget of { $budget }. Each measure was computed for the whole city by itself.
web-lesson-budget-fit = How many of these measures fit into it, one at a time?
web-lesson-budget-best = Which one within the budget avoids most?
web-lesson-budget-tonne = Divide the money by the tonnes that are avoided in a year.
web-lesson-budget-cheap = Which measure costs least for each tonne?

web-act-title = Points on this device
web-act-about = Count what you did, for yourself. It is stored in this browser alone: no request carries it, nobody sees it, and it buys nothing.
web-act-walk = Walked or cycled instead of driving
web-act-bus = Took the bus or train
web-act-repair = Had something repaired
web-act-compost = Kept food waste apart
web-act-warm = Turned the heating down
web-act-tree = Watered or planted a tree
web-act-less = One less: { $act }
web-act-more = One more: { $act }
web-act-clear = Forget all of it
web-act-points = { $count ->
    [one] One point
   *[other] { $count } points
}

web-nudge-title = Saving together
web-nudge-failed = Competitions and letters cannot be shown.
web-nudge-days = From { $since } to { $until }.
web-nudge-state-coming = It has not begun.
web-nudge-state-open = It goes on.
web-nudge-state-over = It is over; the bills are awaited.
web-nudge-state-told = The result is final.
web-nudge-first = { $team } saved most.
web-nudge-not-apart = These cannot be told apart at the top: { $teams }.
web-nudge-rank = Rank
web-nudge-team = Area
web-nudge-saved = Saved (90 %)
web-nudge-withheld = too few buildings
web-nudge-saving = { $share } ({ $low } to { $high })
web-nudge-how = Bills of all buildings of an area against what the bills before let expect in this weather. Areas with too few buildings are not shown.
web-nudge-letter-changed = Use changed by { $share } ({ $low } to { $high }), against like buildings that got no letter.
web-nudge-letter-shown = An effect is shown.
web-nudge-letter-not-shown = No effect is shown.
web-nudge-cost = A tonne avoided cost { $cost } ({ $low } to { $high }).
web-nudge-cost-open = A tonne avoided cost { $cost }, at least { $low }; how much at most cannot be told.
web-nudge-cost-none = What a tonne cost cannot be told.
web-nudge-letter-sent = { $count ->
    [one] One building got the letter, drawn by chance.
   *[other] { $count } buildings got the letter, drawn by chance.
}
