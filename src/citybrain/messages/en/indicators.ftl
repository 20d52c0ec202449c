### Indicators: files that say them, values that people enter, other cities beside them.

## Files of indicators

indicator-unknown-field = { $file }, line { $line }, column { $column }: there is no field { $received } here. Remove it or correct its name; docs/indicators.md lists the fields.
    .page = { $file }, line { $line }, column { $column }: there is no field { $received } here. Remove it or correct its name; the documentation on indicators lists the fields.
indicator-missing-field = { $file }, line { $line }, column { $column }: the field { $field } is missing here. Add it.
indicator-wrong-value = { $file }, line { $line }, column { $column }: { $field } cannot be { $received }. { $expected ->
    [rule] Allowed is { value-allowed }.
    [value-or-factor] Say either the value of the target or its factor of the base year, and not both.
    [quantity-or-figure] Name either a quantity or a figure, and not both.
    [caveat] What does not meet the definition whole needs a caveat that says how it differs.
    [target-year] Each target needs its year; what always holds is a benchmark.
    [target-order] Put targets in the order of their years, each year once.
   *[other] docs/indicators.md says what may stand here.
}
    .page = { $file }, line { $line }, column { $column }: { $field } cannot be { $received }. { $expected ->
        [rule] Allowed is { value-allowed }.
        [value-or-factor] Say either the value of the target or its factor of the base year, and not both.
        [quantity-or-figure] Name either a quantity or a figure, and not both.
        [caveat] What does not meet the definition whole needs a caveat that says how it differs.
        [target-year] Each target needs its year; what always holds is a benchmark.
        [target-order] Put targets in the order of their years, each year once.
   *[other] The documentation on indicators says what may stand here.
}
indicator-twice = { $file }, line { $line }, column { $column }: the code { $received } stands here a second time. Give this indicator another code.
framework-unknown = There is no framework { $received }. Nearest: { $near }. Allowed: { $allowed }. Correct the name.
indicator-unknown = There is no indicator { $received } in the framework { $framework }. Nearest: { $near }. Correct the code; `citybrain indicators CITY --framework { $framework }` lists all of them.
    .page = There is no indicator { $received } in the framework { $framework }. Nearest: { $near }. Open Progress to see all of them.

## Values that people enter

indicator-part = { $indicator } has no data point { $received }. Its data points are: { $allowed }. Name one of them as part, or leave part empty where there are none.
entry-year = { $where }: the year cannot be { NUMBER($received, useGrouping: 0) }. Allowed are whole years from { NUMBER($first, useGrouping: 0) } to { NUMBER($last, useGrouping: 0) }.
entry-interval = { $where }: { $received } does not lie between low ({ $low }) and high ({ $high }). Correct one of them.
entry-source = { $where }: the source is empty. Say where the value comes from.
entry-evidence = { $where }: { $received } is neither a link that begins with https:// or http:// nor the plain name of a file. Correct the evidence.
entry-unit = { $where }: { $received } does not convert to the unit of the indicator, { $allowed }. Correct the unit, or convert the value.
entry-unknown = There is no value number { $received } that holds. It may have been withdrawn already; the page of its indicator lists all of them.
entry-not-kept = Nothing was kept: { $folder } ({ $problem }). Look at the folder, then try again.

## Files of values and figures

entry-table-columns = { $file }: the columns of the first line do not fit. Received: { $received }. Missing: { $missing }. Allowed, each once: { $allowed }. Correct the first line.
entry-lines = { $file }: { $count ->
    [one] one line
   *[other] { $count } lines
} of { $rows } cannot be used, the first is line { $line }. Nothing was kept. Correct these lines, then import the file again.
entry-twice = { $where }: the same stands in line { $first } already. Remove one of the two.
entry-number = { $where }: { $column } cannot be { $received }. Write a number, such as 12.5.
entry-number-unclear = { $where }: { $received } in { $column } could be a thousand or a decimal number. Write it with a decimal point and without separators, such as 1200 or 1.2.
entry-cell-missing = { $where }: { $column } is empty. Fill it in.
entry-cell = { $where }: { $column } cannot be { $received }. Allowed is { value-allowed }. Correct it.
entry-file-name = A file needs a name of at most 200 characters without a path; received: { $received }. Correct the name.
entry-media-type = A body cannot come as { $received } here. Allowed: { $allowed }. Send it with one of these as Content-Type.

## Weights of scores

weights-unreadable = The weight { $received } cannot be read. Write names with a number from 0 to { $allowed }, such as environment=2, and commas between them.
weights-unknown = The framework { $framework } has no group or indicator { $received }. Nearest: { $near }. Correct the name.
scores-rule = U4SSC: below 33 % of the target 1 point, below 66 % 2, below 95 % 3, from 95 % on 4; a group is the sum of points over what it could be. What is not reported, has no benchmark, or covers only a part is left out. Where less is better, the share is target over value: U4SSC does not publish how it does that.
score-crosses = Too close to call: { $least } to { $most } points inside what the value may be.

## An indicator of one's own

indicator-quantity = There is no quantity { $received } of the whole city. Nearest: { $near }. Correct the name, or leave it out and enter values.
indicator-quantity-unit = { $quantity } is in { $allowed }, which does not convert to { $received }. Choose a unit of the same kind.

## Course

course-on-course = On course.
course-behind = Behind the benchmark.
course-behind-years = Behind by { NUMBER($years, maximumFractionDigits: 1) } years.
course-behind-at-least = Behind by at least { NUMBER($years, maximumFractionDigits: 1) } years.
course-no-data = Nothing is reported.
course-no-target = No target is set.
course-no-direction = No direction is better.
course-no-base = The value of the base year { $year } is not known.
course-no-start = The value to start from is not known.
course-old-data = The last value is too old to say.
course-broken-series = The method has changed since the base year.
course-within-uncertainty = Too close to call: the value lies within its own uncertainty of what is demanded.
course-covers-a-part = The computed value covers only a part, or is close and not the same.
course-before-path = The last value is older than the base year.
indicator-lacks = Missing: { $inputs }.
indicator-lacks-the-rest = What the city computes comes to nothing and is only a part of what is asked for; the rest is missing.
indicator-lacks-entry = Nobody has entered a value, and the city does not compute it.

## Other cities

comparison-rule = Only figures found in the same way are held together. The place of this city is told only among cities of a similar number of people (and of the same climate and a similar income where these are given), as an interval of percentiles, and only where its own value was found in that way.
comparison-accounting = { $where }: accounting cannot be { $received }. Allowed: { $allowed }.
comparison-export = { $file } is no list of indicators of such a program: { $where } cannot be { $received }, allowed is { value-allowed }. Save what /api/v1/indicators of the other city answers.
comparison-file-unknown = There is no file number { $received } that holds. It may have been withdrawn already.
comparison-no-own = This city has no value of its own that is all the indicator asks for.
comparison-accounting-differs = Ours is { $ours }, theirs { $theirs }.
comparison-definition-differs = Their definition differs: { $definition }
comparison-unit-differs = Ours is in { $ours }, theirs in { $theirs }.
accounting-territorial = territorial (what arises in the city)
accounting-consumption = consumption-based (what its people consume)
accounting-none = without a rule of accounting

## Command line

cli-indicators = Tell what is known of the indicators, and whether the city is on course.
cli-indicators-import = Keep values of indicators from a CSV file or a spreadsheet, all or none.
cli-indicators-framework = Only the indicators of this framework.
cli-indicators-by = Who enters the values; your user name where it is left out.
cli-indicators-file = File with the columns of docs/indicators.md.
cli-indicators-imported = { $count ->
    [one] One value
   *[other] { $count } values
} of { $file } kept.
cli-indicators-behind = Behind
cli-indicators-on-course = On course
cli-indicators-cannot-say = Cannot say
cli-indicators-counts = How much is known
cli-indicators-framework-name = Framework
cli-indicators-computed = Computed
cli-indicators-unsure = { $value } ± ?
cli-indicators-between = { $value } ({ $low } to { $high })
cli-indicators-partly = not as defined
cli-indicators-entered = Entered
cli-indicators-not-reported = Not reported
cli-indicators-unlisted = Text unknown
cli-indicators-name = Indicator
cli-indicators-now = Now
cli-indicators-target = Target
cli-indicators-course = Course
cli-indicators-age = Age (years)

## Greenhouse gases by the inventory

indicator-inventory-used = Total of the inventory of { $year } by the GPC at the level BASIC, with the warming potentials of { $assessment }.
indicator-inventory-leaves-out = It leaves out { $count ->
    [one] one subcategory
   *[other] { $count } subcategories
} of BASIC ({ $names }), so it may be less than the whole.
indicator-inventory-residents-of = Residents of { $year } are not reported; those of { $today } are taken.
indicator-inventory-none = The inventory has no year with entered lines yet.
indicator-inventory-gaps = The inventory of { $year } has no amount yet of { $names }, so its total does not stand for the city.
indicator-inventory-no-residents = How many residents the city had in { $year }, the year of the inventory, is not reported.
indicator-algorithms-declared = Declared by what runs: { $formulas } formulas, { $measures } measures and { $others } further algorithms of { $kinds } kinds (rules that fill gaps, tests, forecasts, limits, diagnoses, importers, matching and others).
indicator-algorithms-lacking = { $count ->
    [one] One lacks a sentence or a source: { $names }.
   *[other] { $count } lack a sentence or a source, such as { $names }.
}

algorithm-kind-imputation = Filling what no file gives
algorithm-kind-rule_correction = Corrections of rules
algorithm-kind-supervision = Supervision of enterprises
algorithm-kind-importer = Importers of files
algorithm-kind-recognition = Recognition of files
algorithm-kind-matching = Matching
algorithm-kind-normalisation = Normalisation
algorithm-kind-case_order = Order of cases
algorithm-kind-detector_precision = Precision of detectors
algorithm-kind-effect = Effects of measures
algorithm-kind-tracing = Tracing of sources
algorithm-kind-response = Response to incidents
algorithm-kind-case_rule = Rules that open cases
algorithm-kind-quality_test = Quality control of readings
algorithm-kind-forecast = Forecasts
algorithm-kind-limit = Limits and warnings
algorithm-kind-diagnosis = Diagnosis of streams
algorithm-kind-connector = Connectors of services
algorithm-kind-simulation = Simulation and estimation
algorithm-kind-judgement = Judgement of indicators
algorithm-kind-inventory_method = Methods of the inventory
algorithm-kind-report_suggestion = Suggestions of services
algorithm-kind-report_duplicates = Duplicates of reports
algorithm-kind-report_promises = Promises of services
algorithm-kind-people = Answers of residents
algorithm-kind-service_question = Questions to the catalogue of services
algorithm-kind-plan_outdated = Plans after a correction
algorithm-kind-reading_level = Reading level of texts
