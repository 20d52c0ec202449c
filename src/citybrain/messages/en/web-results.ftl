## Results of a plan: effects

web-results-plan-in = Plan, { $year }
web-results-changes-by = What changes by { $year }
web-results-against-without = { $quantity }, against the same year without the plan
web-results-hero-today = Today { $today }, without the plan { $without }.
web-results-balance-years = Over the years: emissions of all domains { $use }, embodied emissions { $embodied }.
web-results-balance = Making what is put in emits { $embodied } once.
web-results-hero-less = { $share } less than without the plan in { $year }.
web-results-hero-more = { $share } more than without the plan in { $year }.
web-results-hero-alike = The same as without the plan in { $year }.
web-results-without = Without the plan
web-results-with = With the plan
web-results-nothing = Nothing
web-results-slight = No change worth the name ({ $count })
web-results-unchanged = No change ({ $count })
web-results-change-waiting = { NUMBER($percent, maximumFractionDigits: 1) } per cent, { $verdict }, the uncertainty is being worked out
web-results-anyway = Each change is against the same year without the plan ({ $scenario }).
web-results-intervals-last = The uncertainty is worked out for the last year.
web-results-failed = could not be computed
web-results-failed-for = could not be computed: no { $missing }

## Who gains, who pays

web-results-who = Who gains, who pays
web-results-who-note = Each group is set against today, or against the reference scenario. The uncertainty of what single groups gain is not known.
web-results-group = Group
web-results-a-year = a year, all together
web-results-in = in { $year }
web-results-present = { $first } to { $last } together, later years count for less (net present value)
web-results-gains = gain
web-results-pays = pay
web-results-same = no change
web-results-unclear = too close to call
web-results-not-known = not known
web-results-fixed = Networks and plants, saved in the long run
web-results-not-shared = Not shared: nobody says who pays
web-results-society = Society as a whole

## Costs of a plan of years

web-results-cost-build = Investment, { $first } to { $last }
web-results-cost-grants = Of which grants
web-results-cost-present = Net present value for society
web-results-cost-payback = Payback period

## A plan from year to year

web-results-year = Year shown
web-results-path-of = Course of
web-results-path-caption = { $quantity }, year by year, without and with the plan
web-results-target = Target
web-results-budget = Emissions added up against the budget
web-results-budget-line = budget
web-results-without-short = without
web-results-with-short = plan
web-results-finding = { $quantity }: from { $from } in { $first } to { $to } in { $last } with the plan, { $without } without it.
web-results-target-met = The target of { $wanted } in { $year } is met.
web-results-target-missed = The target of { $wanted } in { $year } is missed.
web-results-budget-used = With the plan the budget of { $limit } is used up in { $year }.
web-results-budget-lasts = With the plan the budget of { $limit } lasts beyond { $year }.
web-results-budget-used-without = Without it, it is used up in { $year }.
web-results-budget-lasts-without = Without it, it lasts beyond { $year } too.
web-results-years-done = { $part }: { $done } of { $of } years computed
web-results-stop = Stop
web-results-stopped = You stopped the computation.
web-results-stopped-old = You stopped the computation. These numbers are older than the measures.
web-results-compute-again = Compute again
web-results-outdated = The city changed since (snapshot { $snapshot }).

## Proof and files

web-results-draws = { $draws } draws.
web-results-again = Same plan again
web-results-again-waiting = Computing the same plan again…
web-results-again-same = Computed again in { NUMBER($seconds, maximumFractionDigits: 2) } s: all { $count } numbers are the same to the last digit (SHA-256 { $hash }…).
web-results-again-differ = { $differ } of { $count } numbers came out differently, among them { $names }. Report this: the same plan must give the same numbers.
web-results-failed-again = The plan could not be computed again
web-results-workbook = Workbook
web-results-table = Table (CSV)

## Two plans side by side

web-results-compare = Compare
web-results-compare-with = Compare with
web-results-choose = Choose a plan
web-results-computed-here = Computed on this page
web-results-computed-plan = { $name } ({ $measures })
web-results-saved = Saved plans
web-results-examples = Examples
web-results-failed-examples = The example plans could not be read
web-results-two-plans = Two plans side by side
web-results-end-compare = End comparison
web-results-compare-caption = Effects of two plans: today, with plan A, with plan B, change in per cent
web-results-compare-note = The better value is bold. Each plan is set against its year without it, a plan of one day against today; what neither changes is left out. Filled circle: A. Hollow square: B.
web-results-years-differ = These plans are told of different years: their numbers are not ranked, and none is called better.
web-results-beaten = the other costs and emits no more
web-results-mark = { $letter } { NUMBER($percent, maximumFractionDigits: 1) } per cent
web-results-mark-unknown = { $letter } from zero
web-results-failed-compare = The plans could not be compared
web-results-loading-compare = Working out the other plan…

## Start from a goal

web-results-goals = Start from a goal
web-results-goals-how = Each measure was computed alone, wherever it can be done in this city. These reach a goal best; the numbers are what they do together.
web-results-goals-waiting = Working out which measures suit this city…
web-results-goals-done = { $done } of { $of } measures
web-results-goals-none = No measure reaches any of these goals here.
web-results-goal-emissions = Operational emissions, a year
web-results-goal-start = Start from this goal
web-results-failed-goals = The goals could not be worked out
web-differences-column = B less A
web-differences-caption = Numbers with plan A, with plan B, and their difference with its interval
web-differences-coming = How sure the differences are, is being worked out: { $share }
web-differences-failed = The differences could not be worked out.
web-differences-note = Intervals hold 90 % of { $draws } draws that both plans share; number and interval come from one computation.
web-differences-note-years = The plans end in different years, so each number is that of the plan's last year. Intervals hold 90 % of { $draws } draws that both plans share.
web-differences-better = B is better
web-differences-worse = B is worse
web-differences-changed = differs
web-differences-unclear = too close to call
web-results-worth-gain = Net present value for society: counting { $first } to { $last } together, society gains { $amount } more than it pays. Later years count for less than { $first }.
web-results-worth-unclear = Net present value for society: counting { $first } to { $last } together, whether society gains or pays is too close to call ({ $amount }). Later years count for less than { $first }.
web-results-worth-loss = Net present value for society: counting { $first } to { $last } together, society pays { $amount } more than it gains. Later years count for less than { $first }.
web-paper = Council paper
