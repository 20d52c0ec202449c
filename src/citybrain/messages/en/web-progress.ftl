## Progress: are we on course?

web-progress-question = Are we on course?
web-progress-none = Are we on course? No target is set
web-progress-unknown = Are we on course? Nobody can say: figures of { $year } are missing
web-progress-used-up = Are we on course? No: the budget to { $year } is used up
web-progress-lasts = Are we on course? Not yet: the budget lasts until { $when }
web-progress-close = Are we on course? Too close to call: the budget lasts until { $when } at least, perhaps beyond { $year }
web-progress-outlasts = Are we on course? Yes: the budget lasts beyond { $year }
web-progress-outlasts-missed = Are we on course? Not yet: the budget lasts beyond { $year }, but the target is missed
web-progress-outlasts-unclear = Are we on course? Too close to call: the budget lasts beyond { $year }, the target may be missed
web-progress-target-kept = Are we on course? Yes: the target of { $year } will be kept
web-progress-target-missed = Are we on course? Not yet: the target of { $year } will be missed
web-progress-target-unclear = Are we on course? Too close to call: the target of { $year } may be missed
web-progress-between = In 90 of 100 cases it is used up between { $from } and { $to }.
web-progress-when-beginning = the beginning of { $year }
web-progress-when-spring = spring { $year }
web-progress-when-summer = summer { $year }
web-progress-when-autumn = autumn { $year }
web-progress-when-winter = winter { $year }
web-progress-when-end = the end of { $year }
web-progress-when-quarter-1 = the first quarter of { $year }
web-progress-when-quarter-2 = the second quarter of { $year }
web-progress-when-quarter-3 = the third quarter of { $year }
web-progress-when-quarter-4 = the fourth quarter of { $year }
web-progress-fraction-quarter = a quarter
web-progress-fraction-third = a third
web-progress-fraction-half = half
web-progress-fraction-two-thirds = two thirds
web-progress-fraction-three-quarters = three quarters

## The carbon budget

web-progress-budget = Carbon budget
web-progress-left = Carbon budget left, { $first } to { $last }
web-progress-overdrawn = More than the carbon budget, { $first } to { $last }
web-progress-of-budget = CO₂e of { $limit }
web-progress-expected = Expected in { $year }
web-progress-carbon = CO₂e a year
web-progress-now = { $account }: the city emits { $number } CO₂e a year now.
web-progress-must = It must reach { $amount } in { $year }.
web-progress-approved-withheld = { $count ->
    [one] One approved plan does not count here: it chooses by what is not public.
   *[other] { $count } approved plans do not count here: they choose by what is not public.
}
web-progress-nothing-approved = No measures are approved yet.
web-progress-no-gap = The reference scenario reaches that.
web-progress-closes-nothing = The measures that are approved do not narrow the gap.
web-progress-closes = The measures that are approved close { $share } of the gap.
web-progress-closes-all = The measures that are approved close all of the gap.
web-progress-base-today = Emissions of the base year { $year } are not known: reductions are counted from today.
web-progress-missing-resident = The target counts by residents, and those of { $years } are not known. Enter them under Annual figures.
web-progress-missing-gdp = The target counts by gross domestic product, and that of { $years } is not known. Enter it under Annual figures.
web-progress-unknown-years = Nothing is known of { $years }: what they used of the budget is missing here.
web-progress-unsure-years = The uncertainty of { $years } is not known: the interval of the budget takes them as they are.
web-progress-incomplete-years = Inventories of { $years } leave out subcategories that the GPC asks for; their totals may be too low.
web-progress-others = { $amount } of it are told by no model of the city; they are held as in the inventory of { $year }.
web-progress-uncertainty-running = The uncertainty of these numbers is being worked out…
web-progress-uncertainty-failed = The uncertainty of these numbers could not be worked out.
web-progress-loading = Working out whether the city is on course…
web-progress-computing = Computing the approved plans: { $done } of { $of }
web-progress-failed = We cannot say whether the city is on course
web-progress-stale = The course could not be asked again; these numbers are older
web-progress-chart = Carbon budget, year by year; scroll with the arrow keys
web-progress-table = Carbon budget, year by year
web-progress-show-chart = Show as chart
web-progress-axis = { $unit } CO₂e a year
web-progress-year = Year
web-progress-emitted = Emissions
web-progress-how = How it is known
web-progress-broken = not comparable with the year before
web-progress-legend-inventory = Inventory
web-progress-legend-reported = Reported
web-progress-legend-computed = Computed
web-progress-legend-fan = Approved measures, 50 and 90 %
web-progress-legend-plan = Approved measures
web-progress-legend-without = Reference scenario
web-progress-legend-anyway = Reference scenario
web-progress-legend-path = Path to the target
web-progress-simulated = Series simulated
web-progress-label-without = reference { $value }
web-progress-label-anyway = reference { $value }
web-progress-label-target = { $value } target
web-progress-kind-inventory = by an inventory
web-progress-kind-reported = as reported
web-progress-kind-computed = computed
web-progress-break = The series breaks in { $year }: before it was counted { $before }, from then on { $after }. Bars on the two sides cannot be compared.
web-progress-finding-past = Emissions went from { $from } in { $first } to { $to } in { $last }.
web-progress-finding-plan = With approved measures they are { $value } in { $year }.
web-progress-finding-without = Without they are { $value } in { $year }.
web-progress-finding-target = The target is { $value } in { $year }.

## Target, approved plans, figures

web-progress-target = Target
web-progress-target-why = A target says by when emissions must have fallen and how far; a budget says how much may be emitted until then.
web-progress-set-target = Set a target
web-progress-change-target = Change the target
web-progress-not-set = The target was not set
web-progress-field-missing = Fill in this field.
web-progress-account = What is counted
web-progress-account-hint = The levels of the GPC need an inventory of the city.
web-progress-account-buildings = Energy used in buildings
web-progress-account-basic = Inventory of the city, GPC BASIC
web-progress-account-basic-plus = Inventory of the city, GPC BASIC+
web-progress-per = Counted for
web-progress-per-city = the whole city
web-progress-per-resident = each resident
web-progress-per-gdp = each unit of gross domestic product
web-progress-base-year = Base year
web-progress-base-value = Emissions then, t CO₂e
web-progress-base-value-hint = Empty: as known here.
web-progress-by = Target year
web-progress-reduction = Less than in the base year, %
web-progress-milestones = Milestones
web-progress-milestone-add = Add a milestone
web-progress-milestone-drop = Remove the milestone { $year }
web-progress-drop = Remove
web-progress-budget-tonnes = Carbon budget, t CO₂e
web-progress-budget-hint = What may be emitted in all its years together. Empty: no budget.
web-progress-budget-first = First year of the budget
web-progress-budget-last = Last year of the budget
web-progress-decided = Where it was decided
web-progress-who = Your name
web-progress-promised-city = { $share } less by { $by } than in { $base }
web-progress-promised-resident = { $share } less for each resident by { $by } than in { $base }
web-progress-promised-gdp = { $share } less for each unit of gross domestic product by { $by } than in { $base }
web-progress-steps = On the way: { $steps }
web-progress-step = { $share } by { $year }
web-progress-budget-told = Budget of { $amount } CO₂e, { $first } to { $last }
web-progress-made-up = Made up for the demo
web-progress-entered = entered by { $who }, { $day }
web-progress-dot = {" · "}
web-progress-withdraw = Withdraw
web-progress-keep = Keep it
web-progress-withdraw-target = Withdraw target and budget? They stay on record.
web-progress-withdraw-plan = Withdraw the approval? The plan no longer counts here; the approval stays on record.
web-progress-not-withdrawn = It was not withdrawn
web-progress-approved = Approved plans
web-progress-approved-none = No plan is approved. The reference scenario is all that counts.
web-progress-approved-by = approved by { $who }, { $day }
web-progress-approve = Ask for approval of a plan
web-progress-which = Saved plan
web-progress-choose = Choose a plan
web-progress-no-plans = No plan is saved yet. Make one in Plan and save it.
web-progress-figures = Annual figures
web-progress-figures-open = See and enter figures
web-progress-figures-failed = The figures could not be read
web-progress-figures-none = No figures are entered yet.
web-progress-subject-emissions = Emissions
web-progress-subject-residents = Residents
web-progress-subject-gdp = Gross domestic product
web-progress-field-emissions = Emissions, t CO₂e
web-progress-field-residents = Residents
web-progress-field-gdp = Gross domestic product, money of the city
web-progress-within = ± { $share } %
web-progress-what = What
web-progress-value = Value
web-progress-uncertainty = ± % (95 of 100 cases)
web-progress-source = Where the number comes from
web-progress-report = Enter the figure
web-progress-not-reported = The figure was not entered
web-progress-failed-decided = Target and approved plans cannot be shown

## Indicators

web-progress-indicators = Indicators
web-progress-indicators-loading = Computing the indicators…
web-progress-indicators-failed = The indicators could not be had
web-progress-indicators-stale = The indicators could not be asked again; these are older
web-progress-computable = { $count ->
    [one] 1 indicator can be computed now.
   *[other] { $count } indicators can be computed now.
}
web-progress-framework = Framework
web-progress-all-frameworks = All frameworks
web-progress-framework-counts = { $computed } computed, { $entered } entered, { $silent } not reported
web-progress-indicator = Indicator
web-progress-now-column = Now
web-progress-since = Since { $year }
web-progress-course = Course
web-progress-age-column = Age
web-progress-age = { $count ->
    [0] this year
    [one] 1 year
   *[other] { $count } years
}
web-progress-group-behind = Behind
web-progress-group-behind-why = needs a decision
web-progress-group-on_course = On course
web-progress-group-on_course-why = as their targets demand
web-progress-group-cannot_say = Cannot say
web-progress-group-cannot_say-why = a value, a target or a year is missing
web-progress-group-empty = none
web-progress-silent = { $count ->
    [one] 1 is not reported: show it
   *[other] { $count } are not reported: show them
}
web-progress-hide-silent = { $count ->
    [one] Hide the 1 that is not reported
   *[other] Hide the { $count } that are not reported
}
web-progress-not-reported-short = not reported
web-progress-find = Find measures
web-progress-plan-for = Plan for: { $name }
web-progress-target-of = target of { $year }
web-progress-covers-part = Covers only a part

## Inventory

web-progress-inventory = Greenhouse gas inventory
web-progress-inventory-of = Greenhouse gas inventory of { $year }
web-progress-inventory-caption = Emissions of { $year } in t CO₂e by sector and scope
web-progress-inventory-failed = The inventory could not be had
web-progress-inventory-stale = The inventory could not be asked again; this one is older
web-progress-inventory-loading = Adding up the inventory…
web-progress-inventory-method = t CO₂e, ± 95 %. Warming potentials: { $warming }.
web-progress-level = Level
web-progress-level-basic = BASIC
web-progress-level-basic-plus = BASIC+
web-progress-warming = Warming potentials
web-progress-sector = Sector
web-progress-scope = Scope { $scope }
web-progress-total = Total
web-progress-no-scope = does not apply
web-progress-nothing-said = not estimated (NE)
web-progress-silent-subcategories = { $count ->
    [one] 1 subcategory of this level is not estimated (NE).
   *[other] { $count } subcategories of this level are not estimated (NE).
}
web-progress-not-known = not known
web-progress-identity = { $verdict }: { $text }
web-progress-sides = ({ $left } and { $right })
web-progress-adds-up = Consistency checks: { $holds } passed, { $open } cannot be checked
web-progress-consumed = Consumption-based: { $value } CO₂e. Territorial: { $territorial }. Difference: { $difference }.
web-progress-consumed-elsewhere = { $value } of it are emitted elsewhere.
web-progress-consumed-here = { $value } are emitted here for others.
web-progress-consumed-how = How the two differ
web-progress-landfill = How methane of landfills was computed
web-progress-file-csv = CSV
web-progress-file-xlsx = Workbook (XLSX)
web-progress-file-report = Report
web-progress-import = Import activity data
web-progress-importing = Importing…
web-progress-imported = { $file }: { $kept } lines recorded, { $doubles } were there already, { $apart } could not be used.
web-progress-imported-before = { $file } was imported before. Nothing was recorded again.
web-progress-imported-line = Line { $line }:
web-progress-not-imported = The file was not imported

## Your own footprint

web-progress-footprint = Your own footprint
web-progress-footprint-why = For a household or a company, with the factors of the city's inventory. It is computed in your browser: nothing that you write is sent or kept.
web-progress-footprint-open = Work out a footprint
web-progress-footprint-failed = The factors could not be had
web-progress-footprint-loading = Reading the factors…
web-progress-footprint-of = Footprint of
web-progress-footprint-household = a household
web-progress-footprint-company = a company
web-progress-footprint-household-people = People in the household
web-progress-footprint-company-people = People who work there
web-progress-footprint-empty = Write what you used in a year; it stands on bills, receipts and the dial of the car.
web-progress-footprint-each-household = { $amount } CO₂e a year for each person.
web-progress-footprint-each-company = { $amount } CO₂e a year for each person who works there.
web-progress-footprint-mean = Energy of all buildings of the city, also of workplaces and services: { $amount } CO₂e a year for each resident.
web-progress-footprint-scope = What is burned at your place and in your vehicles, making your electricity and heat, and treating your waste. Goods, flights and the supply of fuels are not in it; carbon dioxide of wood is not counted. kWh of fuels are net (without condensing).
web-progress-footprint-what = What
web-progress-footprint-amount = How much a year
web-progress-footprint-unit = Unit
web-progress-footprint-own-km = { $unit } on 100 km
web-progress-footprint-own-m3 = { $unit } in one m³ (on the bill)
web-progress-footprint-add = Add a line
web-progress-footprint-remove = Remove
web-progress-unit-kWh = kWh
web-progress-unit-MWh = MWh
web-progress-unit-GJ = GJ
web-progress-unit-L = litres
web-progress-unit-m3 = m³
web-progress-unit-kg = kg
web-progress-unit-t = tonnes
web-progress-unit-km = km
web-progress-factor-always = × { $value } kg CO₂e/{ $unit }: { $source }
web-progress-factor = × { $value } kg CO₂e/{ $unit } from { $from }: { $source }
web-progress-approved-not-computed = Approved plans are not counted in the years ahead.

## An indicator of one's own

web-progress-own-open = Design an indicator of our own
web-progress-own-why = What no framework asks for, you can ask yourselves: agree on a question, how it is counted, and what is good.
web-progress-own-made = { $name } is designed. It stands above, in the framework of your own indicators.
web-progress-own-not-made = The indicator was not kept
web-progress-own-name = Name
web-progress-own-name-hint = A few words by which people will know it, such as Quiet nights.
web-progress-own-question = The question that it answers
web-progress-own-question-hint = One sentence that a resident would ask, such as: Can people sleep with the window open?
web-progress-own-formula = How it is counted
web-progress-own-formula-hint = Say it so that another person would come to the same number: what is counted, divided by what.
web-progress-own-quantity = Where its values come from
web-progress-own-quantity-hint = From a number that the city computes anyway, or from you, year by year.
web-progress-own-quantity-unit = { $name } ({ $unit })
web-progress-own-entered = We enter them
web-progress-own-unit = Unit
web-progress-own-unit-hint = What one of it is: percent, kWh, t, m², person, 1/a and the like.
web-progress-own-better = What is better
web-progress-own-better-hint = Without a direction nobody can say whether the city is on course.
web-progress-own-better-choose = Choose
web-progress-own-better-less = Less is better
web-progress-own-better-more = More is better
web-progress-own-better-neither = Neither
web-progress-own-targets = Targets
web-progress-own-targets-hint = What shall be reached by when, and who decided it. Earlier years first; none is needed.
web-progress-own-target-year = Year of the target
web-progress-own-target-value = Value of the target
web-progress-own-target-source = Who decided the target
web-progress-own-target-add = Add a target
web-progress-own-target-drop = Remove the target { $year }
web-progress-own-source = Who decided it
web-progress-own-benchmark = Benchmark
web-progress-own-benchmark-hint = A value that is held to be good at any time; none is needed.
web-progress-own-benchmark-source = Where the benchmark comes from
web-progress-own-benchmark-source-hint = A law, a guideline, a study; needed where there is a benchmark.
web-progress-own-group = Group
web-progress-own-group-hint = A heading under which several of your indicators belong together; none is needed.
web-progress-own-people = Who designs it
web-progress-own-people-hint = People and groups who take part, one in each line; everybody who opens the indicator sees them.
web-progress-own-who-hint = It is kept with the indicator as the one who wrote it down.
web-progress-own-save = Keep the indicator

## Statements beside the inventory

web-progress-stated-open = Enter supplier and landfill data
web-progress-stated-why = What is known from elsewhere than the lines of the inventory. It is never added to them: it shows whether they add up.
web-progress-stated-failed = The statements could not be read
web-progress-stated-none = Nothing is stated yet.
web-progress-stated-withdraw = Withdraw the statement? It stays on record.
web-progress-stated-kind = Kind
web-progress-stated-landfill = Landfill
web-progress-stated-climate = Climate of the landfill
web-progress-stated-save = Keep the statement
web-progress-stated-not-kept = The statement was not kept
