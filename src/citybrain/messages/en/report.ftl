### The report on a plan, its workbook, its table and the manifest of a run.

## Head

report-of = { $city }, snapshot { $snapshot } of { $date }
report-contents = Contents
report-simulated = Some values of this city are simulated: see how it was worked out
report-verdict-nothing = Nothing that this plan changes is a headline number of the city.
report-verdict-year = { $verdict ->
    [less] The plan lowers { $label } by { $percent }, from { $today } to { $plan }.
    [more] The plan raises { $label } by { $percent }, from { $today } to { $plan }.
    [unclear] Whether the plan lowers { $label } is too close to call: { $today } today, { $plan } with the plan.
   *[same] The plan leaves { $label } at { $today }.
}
report-percent-least = less than 0.1 %
report-verdict-years = { $target ->
    [met] The plan meets its target for { $by } ({ $reached } against { $base })
    [anyway] The target for { $by } is met with the plan ({ $reached } against { $base }) and would be met without it
    [missed] The plan misses its target for { $by } by { $gap } ({ $reached } against { $base })
   *[none] The plan takes { $label } to { $plan } in { $last }, against { $reference } without it
}{ $budget ->
    [kept] , and the carbon budget lasts beyond { $last }
    [used] , and the carbon budget is used up in { $exhausted }
   *[none] {""}
}{ $sum ->
    [less] ; from { $first } to { $last } the city emits { $amount } ({ $share }) less than without the plan.
    [unclear] ; whether it emits less or more from { $first } to { $last } than without the plan is too close to call.
    [more] ; from { $first } to { $last } the city emits { $amount } ({ $share }) more than without the plan.
   *[none] .
}
report-against-today = { $percent } against today
report-against-without = { $percent } against the path without the plan
report-in-year = in { $year } against the path without the plan
report-figure-investment = Investment
report-figure-embodied = Embodied emissions
report-figure-embodied-once = emitted once by making what is put in; emissions of all domains change by { $use }
report-figure-embodied-years = over the years, by making what is put in; emissions of all domains { $use } over the years
report-figure-investment-note = invested beyond what is invested without the plan
report-figure-tonne = Abatement cost
report-figure-tonne-note = { $verdict ->
    [saves] each tonne avoided saves money
    [unclear] whether a tonne avoided saves or costs money is too close to call
   *[costs] for each tonne of CO₂e avoided
}
report-figure-payback = Payback period
report-figure-payback-note = until savings have paid for it
report-figure-energy = Energy bills
report-figure-energy-note = change of what all pay together
report-emissions-split = Operational emissions by domain: { $shares }.
report-emissions-share = { $label } { $before } without the plan, { $after } with it
report-figure-changed = { $entity }: how many change
report-changed-total = of { $total } in the city
report-uncertainty-unknown = ± ?
report-known-computed = computed
report-known-assumed = rests on assumptions
report-line-note = The line under a number says how it is known:
report-interval-note = Intervals (± or from … to …) hold with a probability of 90 %.
report-no-interval-note = ± ? says that the uncertainty of a number was not worked out in this run.
report-not-known = not known
report-from-zero = from zero
report-low-high = { $low } to { $high }
report-stop = {". "}
report-comma = {", "}
report-unit-person = people
report-unit-building = buildings
report-years = { $count } years
report-never = not within the years of the plan
report-show-numbers = Show the numbers

## Titles of the parts

report-title-years = Year by year
report-title-effects = What gets better, what gets worse
report-title-uncertainty = Sources of uncertainty
report-title-money = What it costs
report-title-fairness = Who gains, who pays
report-title-maps = Where it changes
report-title-measures = The measures
report-title-rebound = Rebound effect
report-title-comparison = Plans side by side
report-title-method = How it was worked out

## Heads of tables

report-head-year = Year
report-head-quantity = Quantity
report-head-without = Without the plan
report-head-with = With the plan
report-head-without-plan = Without plan
report-head-with-plan = With plan
report-head-without-in = { $year } without
report-head-with-in = { $year } with
report-head-interval = 90 % interval
report-head-today = Today
report-head-identity = Consistency check
report-head-one-side = One side
report-head-other-side = Other side
report-identities-caption = Consistency checks of the numbers of this plan, by the quantity that is farthest off
report-head-plan = Plan
report-head-change = Change
report-head-input = Input
report-head-share = Share of the uncertainty
report-head-source = Source
report-head-figure = Figure
report-head-value = Value
report-head-meaning = Meaning
report-head-together = All measures
report-head-gain = Gain by year
report-head-measure = Measure
report-head-adds = Adds
report-head-then = Then
report-head-avoided = Avoids
report-head-cost-per-tonne = Abatement cost
report-head-group = Group
report-head-present-value = Net present value
report-head-gain-year = Gain a year
report-head-zone = Zone
report-head-before = Before
report-head-after = After
report-head-strategy = Strategy
report-head-leverage = Digital leverage
report-head-selected = Chosen
report-head-adopted = Take part
report-head-investment = Investment
report-head-reason = Why not
report-head-rows = How many
report-head-attribute = Attribute
report-head-parameter = Parameter
report-head-from = From
report-head-carbon = Emissions
report-head-cost = Cost
report-head-verdict = Verdict

## Years

report-scenario = Prices, grid and climate follow the scenario { $scenario }; without the plan is the reference scenario.
report-without = without
report-with = with
report-target = target
report-target-in = target for { $year }
report-chart-emissions = { $label }, { $first } to { $last }.
report-chart-emissions-found = From { $start } in { $first } to { $end } in { $last } with the plan, { $without } without it.
report-chart-budget = What is left of the carbon budget.
report-chart-budget-found = The budget of { $limit } { $plan ->
    [kept] lasts beyond { $last } with the plan
   *[used] is used up in { $year } with the plan
}; without it { $reference ->
    [kept] it lasts beyond { $last } too.
   *[used] it is used up in { $without }.
}
report-budget-ends = used up in { $year }
report-path-table = All quantities of the path

## Effects

report-effects-found = { $better ->
    [one] 1 headline number gets better
   *[other] { $better } headline numbers get better
}, { $worse } worse, { $unclear } too close to call, { $changed } { $changed ->
    [one] changes
   *[other] change
} without a wanted direction{ $unknown ->
    [0] {""}
   *[other] , of { $unknown } nobody can tell
}{ $slight ->
    [0] {""}
   *[other] , { $slight } hardly { $slight ->
        [one] changes
       *[other] change
    }
}, { $same } { $same ->
    [one] stays
   *[other] stay
} as it is.
report-effects-note = Dot: change in per cent of { $against ->
    [path] the value without the plan
   *[today] today
}. Bar: 90 % interval. Filled circle: better. Diamond: worse. Hollow circle: the interval holds zero, so the direction is too close to call.
report-effects-note-sharp = Dot: change in per cent of { $against ->
    [path] the value without the plan
   *[today] today
}. Filled circle: better. Diamond: worse. Intervals were not worked out in this run, so small changes may be too close to call.
report-effects-years = Both values are of { $year }: with the plan, and without it in the reference scenario.
report-group-better = Gets better
report-group-worse = Gets worse
report-group-unclear = Too close to call
report-group-changed = Changes, neither better nor worse
report-group-same = No change
report-group-slight = No change worth the name
report-group-unknown = Cannot be told
report-group-without-value = Not known

## Uncertainty

report-uncertainty-found = { $share } of the uncertainty of { $label } comes from { $input }.
report-uncertainty-none = No input makes these numbers uncertain.
report-uncertainty-years = Shares are of the uncertainty of what the plan changes in its last year.
report-scheme-sample = Buildings were drawn so that they stand for the city; what they cannot tell is part of the intervals.
report-uncertainty-others = The other numbers
report-uncertainty-rest = everything else
report-uncertainty-method = { $draws } draws, seed { $seed }, { $sample } rows computed in each.

## Money

report-money-present-value = Net present value for society
report-money-present-value-note = what society gains over the years, discounted to the first; below zero it costs
report-money-discount-rate = Discount rate
report-money-discount-rate-note = a year, real
report-money-subsidies = Grants
report-money-subsidies-note = what grants pay
report-money-investment = Investment
report-money-investment-note = beyond what is invested without the plan
report-money-running-cost = Maintenance cost
report-money-running-cost-note = of the measures, a year
report-money-energy-cost = Energy bills
report-money-energy-cost-note = change of what all pay together, a year
report-money-emissions = Emissions of all domains
report-money-emissions-note = change of what use emits, a year
report-money-cost-per-tonne = Abatement cost
report-money-cost-per-tonne-note = for each tonne of CO₂ equivalent that is avoided; below zero it saves money
report-money-of-year-not-drawn = How far money of a single year may be off is not told, since draws tell of its sum over the years.
report-money-payback = Payback period
report-money-payback-note = until savings have paid for the investment
report-chart-flows = Money by year.
report-chart-flows-found = What users and owners of buildings pay against the path without the plan: above zero more, below zero less.
report-flow-investment = Investment
report-flow-subsidies = Grants
report-flow-running-cost = Maintenance cost
report-flow-energy-cost = Energy
report-flow-carbon-cost = Carbon price
report-flow-taxes = Taxes
report-chart-waterfall = What each measure adds
report-waterfall-note = In the order in which the measures take effect: what a later one adds depends on those before it.
report-waterfall-note-years = What each measure would add to today's city if it were taken up as in the last year, after the measures before it; the reference scenario is no step.
report-chart-abatement = Abatement cost by measure.
report-chart-abatement-found = The cheapest is { $measure }: { $cost }.
report-abatement-note = Each block is a measure: as wide as what it avoids in a year, as high as what a tonne costs. Blocks under the line save money. Numbers are those of the table.
report-abatement-left = Without a block, because they avoid no operational emissions: { $measures }.

## Who gains, who pays

report-fairness-found = Who gains: { $gain }. Who pays: { $pay }.
report-fairness-unknown = Not known for lack of data: { $groups }.
report-fairness-not-shared = Of { $amount } no domain says who pays it; it is in the sum of society and of no group.
report-fairness-note = Net present value over the years of the plan against the reference scenario. Right of the line: gain. Left: pay.
report-fairness-note-year = What each group pays less in a year with the plan than today, investments as annuities. Right of the line: gain. Left: pay.
report-fairness-zones = Net present value by zone and group
report-nobody = nobody
report-gains = gain
report-pays = pay
report-even = even

## Maps

report-map-zones = { $label } by zone, { $when }
report-map-years = with the plan against without it in { $year }
report-map-today = with the plan against { $year }
report-map-buildings = Operational emissions by { $entity }, with the plan ({ $year }) against today
report-map-energy = Delivered energy by { $entity }, in { $year } with the plan against today
report-map-unit = Change in per cent; blue-green is less
report-map-below = below { $limit }
report-map-above = { $limit } and more
report-map-between = { $low } to { $high }
report-map-middle = hardly any change
report-map-missing = no change
report-map-count-zones = { $count ->
    [one] 1 zone
   *[other] { $count } zones
}
report-map-count-rows = { $count ->
    [one] one
   *[other] { $count }
}
report-map-too-many = { $entity }: { $count } are not drawn one by one, since reports show each of up to { $most } only. The web application shows all of them.
report-zones-table = { $label } by zone
report-metres = { $count } m
report-kilometres = { $count } km

## Measures

report-strategy-avoid = Avoid
report-strategy-shift = Shift
report-strategy-improve = Improve
report-strategy-finance = Finance
report-strategy-background = Reference scenario
report-strategy-none = not stated
report-leverage-low = low
report-leverage-medium = medium
report-leverage-medium-high = medium to high
report-leverage-high = high
report-leverage-none = not stated
report-adopted-note = Under each year: how many have the measure by then.
report-leverage-note = Avoid, shift, improve: need less, supply it otherwise, do it better. Digital leverage: how much digital tools add to a measure.
report-left-out = Who was left out, and why
report-rebound-found = { $share } of what would be saved is taken back, for instance in warmer rooms.
report-rebound-without = Without rebound
report-rebound-with = With rebound

## Comparison

report-comparison-found = { $count ->
    [one] No other plan is both cheaper and cleaner than { $plans }.
   *[other] No other plan is both cheaper and cleaner than any of these: { $plans }.
}
compare-years-differ = These plans are told of different years: their numbers are not ranked, and none is called better.
report-comparison-note = A plan is beaten where another one costs no more, emits no more, and is better in one of the two.
report-comparison-table = Change against the same year without the plan (of a plan of one day: today)
report-comparison-paths = All plans on one pair of axes, beside what happens without any of them.
report-balance-year = Change in a year against that year without the plan (of a plan of one day: today); cost with investments spread over their lives
report-balance-years = Against the path without a plan: emissions summed over the years, present cost
report-dominated = beaten by another plan
report-not-dominated = not beaten
report-best = best

## Method

report-method-compute = Every number follows from the data of the city by formulas that can be opened one by one: heat and cold of each building by hours (ISO 13790, simple hourly method), systems, energy bought, emissions and costs. A plan changes the buildings that it chooses; only what hangs on them is computed again, and the result equals computing everything.
report-method-years = Years are computed one after the other: things grow old and are replaced, prices and the grid change with the scenario, measures spread as the plan says.
report-method-uncertainty = Inputs are drawn many times from their distributions; an interval holds 90 % of the results. Better and worse are said only where the interval of the change does not hold zero.
report-method-no-uncertainty = Intervals were not worked out in this run; run the plan again with --uncertainty for them.
    .page = Intervals were not worked out in this run.
report-method-levels = How well something is known has six levels (U4SSC KPIs Verification Manual, 2022): 1 accurate measurement, 2 survey, 3 from higher-level data, 4 estimated on stated assumptions, 5 mainly estimates, 6 unknown.
report-method-simulated = Some values of this city were generated to complete it and are simulated, not observed; the table of data quality says which. Do not decide on them.
report-fact-snapshot = Snapshot
report-fact-parameters-of = Parameters of
report-fact-seed = Seed
report-fact-program = Program
report-fact-identity = Run
report-fact-simulated = Simulated data
report-fact-city = City
report-fact-currency = Currency
report-row-no-zone = in no zone
report-row-budget = Carbon budget
report-row-budget-used = Used up of the carbon budget
report-fact-manifest = Manifest (SHA-256)
report-sources = Sources and licences
report-no-licence = licence not stated
report-quality = How well the city is known
report-quality-caption = { $entity }: shares by how an attribute is known
report-kind-measured = measured
report-kind-derived = derived
report-kind-estimated = estimated
report-kind-unknown = unknown
report-kind-simulated = of it simulated
report-parameters = Parameters with dates and sources
report-parameters-note = The workbook of this run holds every row of the tables.
report-table-rows = { $count ->
    [one] table of 1 row
   *[other] table of { $count } rows
} by { $by }

## Workbook and table

report-sheet-numbers = Numbers
report-sheet-parameters = Parameters
report-sheet-method = Method
report-sheet-measures = Measures
report-column-quantity = quantity
report-column-label = label
report-column-unit = unit
report-column-entity = entity
report-column-name = name
report-column-year = year
report-column-path = path
report-column-value = value
report-column-low = low
report-column-high = high
report-column-quality = quality
report-column-source = source
report-column-without_interval = without_interval
report-column-verdict = verdict
report-column-parameter = parameter
report-column-from = from
report-column-where = by

## Manifest

rerun-same = Same bytes: { $count } numbers, sha256 { $digest }.
rerun-different = { $different } of { $count } numbers differ. The first is { $number }: { $before } then, { $after } now.
rerun-snapshot = The snapshot { $snapshot } is not the one of the run: { $table } has another hash.
rerun-parameter = The parameter { $parameter } is not as it was.
rerun-parameter-new = The parameter { $parameter } is new.
rerun-parameter-gone = The parameter { $parameter } is gone.
rerun-program = The program is { $after }, the run was made with { $before }.
rerun-library = The library { $library } is { $after }, the run was made with { $before }.
rerun-machine = This machine is of another kind ({ $after }; the run was made on { $before }); the last digits of numbers may differ.
manifest-unreadable = { $file } cannot be read as the manifest of a run ({ $problem }). Give a file that `citybrain plan run --manifest` wrote.
    .page = { $file } cannot be read as the manifest of a run ({ $problem }). Give a file that was written with a run.
manifest-form = { $file } cannot be read as the manifest of a run: allowed for { $place } is { value-allowed }. Give a file that `citybrain plan run --manifest` wrote.
    .page = { $file } cannot be read as the manifest of a run: allowed for { $place } is { value-allowed }. Give a file that was written with a run.
manifest-newer = { $file } is of format { $received }; this program reads up to { $allowed }. Use a newer program.
manifest-changed = { $file } was changed after it was written: its own hash says { $expected }, its content gives { $received }. Use the file as it was written.
manifest-other-city = { $file } is of a run on { $received }; this city is { $expected }. Give the folder of the city that the run was made on.
manifest-snapshot-gone = { $file } is of a run on snapshot { $received }, which this city no longer has. It has: { $allowed }. Restore the folder of that snapshot.
result-unwritable = { $file } cannot be written ({ $problem }). Choose a folder that exists and that you may write to; what was there before is unchanged.
result-disk-full = There is no room on the disk for { $file } ({ $needed } bytes). Make room and run again; what was there before is unchanged.
result-same-file = { $file } is asked for twice, once as { $first } and once as { $second }. Give each result a file of its own.

## Commands

cli-plan-rerun = Run the manifest of a run again and say whether the numbers are the same bytes.
cli-rerun-manifest = Manifest that `citybrain plan run --manifest` wrote.
cli-result-report = Write the report, one HTML file that needs nothing else.
cli-result-xlsx = Write all numbers, parameters and sources as a workbook.
cli-result-csv = Write all numbers as one tidy table.
cli-result-manifest = Write the manifest, from which the run can be repeated.
cli-result-numbers = Write the numbers alone, in the form whose hash the manifest holds.
cli-result-written = Written: { $file }
cli-compare-plans = Plan files, or the numbers of two snapshots.
cli-compare-weighed = Cost against emissions
cli-compare-dominated = beaten by another plan
cli-compare-not-dominated = not beaten
compare-number = { $received } plans cannot be compared; allowed are { $least } to { $most }. Name as many plan files.
