### What is said about plans: reading them, checking them, their measures and their outcome.

## The file

plan-file-unreadable = The plan { $file } cannot be opened ({ $problem }). Give the path of a plan file, such as plans/warm-blocks.yaml.
plan-file-too-large = The plan { $file } is larger than { $allowed } bytes. Draw its areas with fewer corners, or choose by zone instead of by id.
plan-file-encoding = The plan { $file } is not UTF-8: byte { $position } belongs to no character. Save it again as UTF-8.
plan-not-readable = { $file }, line { $line }, column { $column }: this cannot be read ({ $problem }). Mend the line; `citybrain plan schema` prints what a plan may say.
    .page = { $file }, line { $line }, column { $column }: this cannot be read ({ $problem }). Mend the line.
plan-one-document = { $file }, line { $line }, column { $column }: a second document begins here. Keep one plan in one file.
plan-alias = { $file }, line { $line }, column { $column }: anchors and aliases (&{ $name }, *{ $name }) are not read in plans. Write the value out.
plan-tag = { $file }, line { $line }, column { $column }: the tag { $tag } is not read in plans. Remove it and write a plain value.
plan-too-deep = { $file }, line { $line }, column { $column }: values are nested more than { $allowed } levels deep; no plan needs that. Remove the inner brackets.
plan-key-not-text = { $file }, line { $line }, column { $column }: a list or a mapping stands where the name of a field belongs. Write `name: value`.
plan-duplicate-key = { $file }, line { $line }, column { $column }: { $key } stands here a second time, first in line { $first }. Remove one of the two.

## Its form

plan-not-a-mapping = { $file }, line { $line }, column { $column }: a plan begins with named fields, received { $received }. Allowed: { $allowed }. Begin with `name: ...` and `measures:`.
plan-unknown-field = { $file }, line { $line }, column { $column }: there is no field { $received } here. Nearest: { $near }. Allowed: { $allowed }. Correct its name or remove it.
plan-missing-field = { $file }, line { $line }, column { $column }: the field { $field } is missing here. Add it.
plan-wrong-value =
    { $file }, line { $line }, column { $column }: { $field } cannot be { $received }. Allowed is { $expected ->
        [rule] { value-allowed }
        [text-or-number] a number, or a name in quotation marks
        [date] a date, such as 2026-01-01, of the years 1900 to 2200
        [year] a year in four digits, from 1900 to 2200
        [seed] a whole number from 0 to 9,007,199,254,740,991
       *[other] another kind of value; `citybrain plan schema` prints which
    }. Correct it.
    .page =
        { $file }, line { $line }, column { $column }: { $field } cannot be { $received }. Allowed is { $expected ->
            [rule] { value-allowed }
            [text-or-number] a number, or a name in quotation marks
            [date] a date, such as 2026-01-01, of the years 1900 to 2200
            [year] a year in four digits, from 1900 to 2200
            [seed] a whole number from 0 to 9,007,199,254,740,991
           *[other] another kind of value
        }. Correct it.
plan-uptake = { $file }, line { $line }, column { $column }: uptake is { $received }, but it is a share and lies from 0 to 1. Write 0.7 for 70 %.
plan-measures-number = { $file }, line { $line }, column { $column }: the plan has { $received } measures; allowed are 1 to 100. Add a measure, or divide the plan.
plan-too-many = { $file }, line { $line }, column { $column }: { $field } has { $received } entries; at most { $allowed } can be. Remove the others.
plan-empty-list = { $file }, line { $line }, column { $column }: the list of { $field } is empty, so it would choose nothing. Name at least one, or remove { $field }.
plan-comparison-empty = { $file }, line { $line }, column { $column }: nothing is said about { $attribute }. Add one of: { $allowed }.
plan-errors =
    { $file }: { $count ->
        [one] one thing has to be corrected.
       *[other] { $count } things have to be corrected.
    }

## Selections

plan-attribute-series = { $file }, line { $line }, column { $column }: { $received } has several numbers for each { $of }, so nothing can be chosen by it. Choose by a sum or a mean of it.
plan-unknown-attribute = { $file }, line { $line }, column { $column }: { $received } is no attribute of { $of }. Nearest: { $near }. `citybrain quantities` lists all of them.
    .page = { $file }, line { $line }, column { $column }: { $received } is no attribute of { $of }. Nearest: { $near }. Choose one of these.
plan-attribute-entity = { $file }, line { $line }, column { $column }: { $received } is a number of { $of }, not of { $wanted }. Choose an attribute of { $wanted }, or choose zones with `zone:`.
plan-not-a-number = { $file }, line { $line }, column { $column }: { $attribute } is a number ({ $unit }) and cannot be compared with { $received }. Write a number without quotation marks.
plan-category-comparison = { $file }, line { $line }, column { $column }: { $attribute } is a kind, not a number; it cannot be compared with { $received }. Allowed: equals, one_of.
plan-unknown-category = { $file }, line { $line }, column { $column }: { $attribute } cannot be { $received }. Nearest: { $near }. Allowed: { $allowed }. Correct the name.
plan-unknown-zone = { $file }, line { $line }, column { $column }: this city has no zone { $received }. Nearest: { $near }. Zones: { $allowed }. Write the name or the id of a zone.
plan-unknown-id = { $file }, line { $line }, column { $column }: this city has no { $of } { $received }. Ids look like { $example }; the map and its table show the id of each.
plan-entity-without-zone = { $file }, line { $line }, column { $column }: { $of } lies in no zone, so `zone` chooses nothing. Choose by attribute or id, or remove `zone`.
plan-entity-without-place = { $file }, line { $line }, column { $column }: { $of } lies nowhere on the map, so nothing that is drawn chooses any. Choose by attribute, zone or id.
plan-entity-without-ids = { $file }, line { $line }, column { $column }: this city has no ids and no places of { $of }. Choose by attribute.
plan-polygon-point = { $file }, line { $line }, column { $column }: a corner is two numbers, longitude and latitude; received { $received }. Write [24.95, 60.18].
plan-polygon-range = { $file }, line { $line }, column { $column }: { $received } is no place on Earth. Longitude comes first and lies from -180 to 180, latitude from -90 to 90 degrees.
plan-polygon-corners = { $file }, line { $line }, column { $column }: the area has { $received } different corners; it needs at least 3. Add corners.
plan-polygon-flat = { $file }, line { $line }, column { $column }: all corners of the area lie on one line, so nothing is inside. Move a corner.
plan-polygon-crossing = { $file }, line { $line }, column { $column }: the edge of the area crosses itself near { $crossing } (longitude, latitude). List the corners in the order in which a walk around the area meets them.
plan-line-points = { $file }, line { $line }, column { $column }: the line has { $received } different points; it needs at least 2. Add points.
plan-drawn-outside = { $file }, line { $line }, column { $column }: what is drawn lies outside the city, where there is nothing to choose from. What can be chosen lies between { $west } and { $east } degrees of longitude and { $south } and { $north } degrees of latitude. Draw within it.
plan-selection-empty = { $file }, line { $line }, column { $column }: measure { $position } ({ $intervention }) chooses none of the { $total } rows of { $of }. After each filter were left: { $steps }. Loosen the filter that left none.

## Measures

plan-unknown-intervention = { $file }, line { $line }, column { $column }: there is no intervention { $received }. Nearest: { $near }. Allowed: { $allowed }. Correct the name. `citybrain plan measures CITY` lists all of them with what they set and cost.
    .page = { $file }, line { $line }, column { $column }: there is no intervention { $received }. Nearest: { $near }. Allowed: { $allowed }. Correct the name.
plan-unknown-setting = { $file }, line { $line }, column { $column }: { $intervention } has no setting { $received }. Nearest: { $near }. Allowed: { $allowed }. Correct the name or remove it. `citybrain plan measures CITY { $intervention }` tells what each setting means and its bounds.
    .page = { $file }, line { $line }, column { $column }: { $intervention } has no setting { $received }. Nearest: { $near }. Allowed: { $allowed }. Correct the name or remove it.
plan-measure-entity = { $file }, line { $line }, column { $column }: { $intervention } is a measure on { $of }; { $received } cannot have it. Measures that { $received } can have: { $allowed }. Choose one of them, or write { $of }.
plan-entity-absent = { $file }, line { $line }, column { $column }: { $intervention } is a measure on { $of }, of which this city has none. This city has: { $allowed }. Import a source of { $of }, or remove the measure.
plan-measure-lacks-data = { $file }, line { $line }, column { $column }: { $intervention } needs { $received }, which the twin of this city does not have. Build the twin again with a source of it, or remove the measure.
plan-measure-not-asked = { $file }, line { $line }, column { $column }: { $intervention } needs the domain { $domain }, which is computed only where a city asks for it. Write the line { $lines } into city.toml and build the twin again, or remove the measure.
    .page = { $file }, line { $line }, column { $column }: { $intervention } needs the domain { $domain }, which is computed only where a city asks for it. Whoever runs this server asks for it ({ $lines }) and builds the twin again; or remove the measure.
plan-unknown-entity = { $file }, line { $line }, column { $column }: this city has no entity { $received }. Nearest: { $near }. Allowed: { $allowed }. Correct the name.
plan-setting-range = { $file }, line { $line }, column { $column }: { $setting } cannot be { $received }. Allowed: { $allowed }. Write a value in between.
access-choice-unknown = { $received } is none of the choices; allowed are: { $allowed }. Choose one of them.
access-budget-too-small = { $received } pays for none that helps anybody: the cheapest costs { $allowed }. Give more money, or change what one costs in a scenario.
siting-not-asked = Sites for { $kind } do not depend on { $received }. They may state: { $allowed }. Leave it out.
siting-no-candidate = There is nowhere to site { $kind }: no { $of } of this city can have the measure { $measure }. Choose something else, or build the city anew with the data that it needs.
plan-city-measure = { $file }, line { $line }, column { $column }: { $intervention } is for the whole city, so `{ $field }` chooses nothing. Remove `{ $field }`; uptake says how far the measure goes.
plan-date-without-values = { $file }, line { $line }, column { $column }: the parameter { $parameter } has no value on { $received }; its first is from { $first }. Write a date from { $first } on.
excluded-by-earlier-measure = Already have { $by } from an earlier measure
not-taking-part = Do not take part (uptake)
beyond-count = Could have it, but the plan asks for fewer
beyond-count-ordered = Could have it, but the plan asks for fewer and takes others first by { $by }
plan-count = { $file }, line { $line }, column { $column }: count is { $received }, but it says how many get the measure: a whole number from 1 to 100,000,000. Write `count: 500`, or `count: {"{"}rows: 500, highest: ATTRIBUTE{"}"}` for those that come first.
plan-count-of = { $file }, line { $line }, column { $column }: { $intervention } cannot be counted by { $received }. It can by: { $allowed }. Name one of these, or leave `of` out to count rows.
plan-count-two-ways = { $file }, line { $line }, column { $column }: this count says both which are the highest and which are the lowest that come first. Keep one of the two.
plan-count-category = { $file }, line { $line }, column { $column }: { $attribute } is a category, which has no highest or lowest. Order by a number, or choose by { $attribute } in `where`.

## Years

plan-needs-years = { $file }, line { $line }, column { $column }: { $field } is about several years, but the plan is of one day. Add `years: {"{"}from: 2026, to: 2050{"}"}`, or remove it.
plan-years-order = { $file }, line { $line }, column { $column }: the last year { $received } lies before the first, { $first }. Write { $first } or a later year.
plan-date-with-years = { $file }, line { $line }, column { $column }: a plan has either a date or years, not both. Remove date; every year is computed on the day of the year of the city's own date.
plan-years-without-values = { $file }, line { $line }, column { $column }: the parameter { $parameter } has no value in { $received }; its first is from { $first }. Begin in a later year.
plan-ramp-empty = { $file }, line { $line }, column { $column }: this ramp says nothing. Write a share for at least one year: {"{"}2026: 0.0, 2040: 0.6{"}"}.
plan-ramp-year = { $file }, line { $line }, column { $column }: { $received } is no year. Allowed: 1900 to 2200, in four digits. Write {"{"}2026: 0.0, 2040: 0.6{"}"}.
plan-ramp-backwards = { $file }, line { $line }, column { $column }: the ramp goes backwards: { $received } in { $year } is less than { $more } in { $before }. Nobody gives a measure back, so a share may not fall. Write { $more } or more.
plan-ramp-outside = Measure { $position }: its ramp names { $outside }, but the plan runs from { $first } to { $last }. What a ramp has reached by { $first } happens at once in { $first }; what it would reach after { $last } does not happen.
plan-target-base-year = { $file }, line { $line }, column { $column }: the target has no base year, so it is not clear what the reduction is counted from. Add base_year, such as 2020.
plan-target-year = { $file }, line { $line }, column { $column }: { $received } is no year of the plan. Allowed: { $first } to { $last }. Write one of them, or make the plan longer.
plan-target-twice = { $file }, line { $line }, column { $column }: the target names { $received } twice. Keep one of the two.
plan-target-order = { $file }, line { $line }, column { $column }: { $received } is not after the base year { $base_year }. Write a later year, or an earlier base year.
plan-target-quantity = { $file }, line { $line }, column { $column }: a target cannot be set for { $received } (of a { $of }). Allowed are quantities of the city of which less is better. Nearest: { $near }.
plan-target-base-value = { $file }, line { $line }, column { $column }: the parameter { $parameter } has no value in the base year { $received } (its first is from { $first }), so the base value cannot be computed. Add base_value, or write { $first } or a later base year.
plan-reduction = { $file }, line { $line }, column { $column }: reduction is { $received }, but it is a share and lies from 0 to 1. Write 0.6 for 60 %.
plan-budget = { $file }, line { $line }, column { $column }: a budget of { $received } tonnes leaves nothing to emit. Allowed is any amount above 0. Write the tonnes of CO2 equivalent for all years together.
plan-not-positive = { $file }, line { $line }, column { $column }: { $field } is { $received }; allowed is any amount above 0. Correct it.
plan-unknown-scenario = { $file }, line { $line }, column { $column }: there is no scenario { $received }. Nearest: { $near }. Allowed: { $allowed }. Correct the name, or remove it for the first of these.
plan-nobody-left = { $file }, line { $line }, column { $column }: nobody can ever have measure { $position } ({ $intervention }): measure { $first } ({ $other }) comes first, takes all { $count } that this one chooses ({ $of }), and each can have only one of the two. Lower the uptake of measure { $first }, choose others, or remove one of the two.
plan-amount-short = Measure { $position } ({ $intervention }): it makes { NUMBER($made, maximumFractionDigits: 1) } of the { $wanted } that the plan states ({ $quantity }); of the { $selected } places that it chooses, { $adopted } have room ({ $of }). Choose more of them, or lower the number.
plan-count-short = Measure { $position } ({ $intervention }): { $adopted } of the { $wanted } that the plan states have it; of the { $selected } that it chooses no more can ({ $of }). Choose more of them, or lower the number.
plan-nobody-adopts = Measure { $position } ({ $intervention }) has no effect: of the { $selected } that it chooses, none can have it. The reasons are told beside it.
plan-years-after-values = The plan runs to { $last }, but no parameter has a value from later than { $latest }: after that prices and emission factors stay as they are then.
plan-money-passed = The measures of the plan pass the investment of { $limit } in { $year }: { $spent } by then.
plan-money-of-year-passed = The measures of the plan pass the investment of { $limit } a year in { $year }: { $spent } in that year.
cost-of-tonne-unknown =
    The cost of a tonne is not known: { $reason ->
        [rate] no domain contributes to the role discount_rate, with which the cost of measure { $position } is spread over years.
       *[life] the component { $component } of measure { $position } has no lifetime above 0 over which its cost is spread.
    } Contribute what is missing in a domain.
change-became-unknown = Cannot be told: { $label } goes from { $before } to { $after } with the plan (+{ $grown }), so that fewer are counted without being known to be better off.
source-refused = Not known: the file { $file } ({ $source }) was refused when this city was built, which went on without it. { $problem } Then build the city again.
    .page = Not known: the file { $file } ({ $source }) was refused when this city was built, which went on without it. { $problem }
plan-measure-source-refused = { $file }, line { $line }, column { $column }: { $intervention } hangs on the file { $refused } ({ $source }), which was refused when this city was built. { $problem } Then build the city again, or remove the measure.
change-not-known = Not known: { $cause } has no value here. { $sentence } Its explanation lists what it reads: give the file of what has no value there.
value-without-source = Not known: it is computed from { $sources }, and this city has nothing of that. Give the city files of it.
change-below-noise = { $count ->
    [one] One number changes
   *[other] { $count } numbers change
} by less than what the search for ways and trips leaves open: whether the plan changes { $count ->
    [one] it
   *[other] them
} cannot be told.
when-not-met = Do not meet the conditions of `when`
progress-reference = What happens without the plan
progress-plan = The plan
plan-many-at-work = Nothing was begun: { $allowed } evaluations that you asked for are still at work, no more run at a time for one person or address. Wait until one has ended, or stop one.
plan-all-at-work = Nothing was begun: the server has as much to compute as it may. Ask again in a minute; who is signed in has room of their own.
plan-errors-many = { $file }: more than { $allowed } places are wrong, too many to tell each. Is this the right document? Send one of the form that the documentation shows.
plan-cancelled = The evaluation of the plan was stopped. Send it again to evaluate it.

## Outcome

plan-year-unknown = This plan has no year { $received }. Allowed: { $first } to { $last }.
year-without-plan = The year { $received } is given without a plan. Add `plan=`, or leave `year` out for today's city.
plan-unknown = No plan { $received } is kept here. Evaluate it again with POST /api/v1/plans.

## Answers

entity-not-in-city = This city has no { $of }. It has: { $allowed }. Build the twin again with a source of { $of }.
domain-not-asked = This city has no { $of }: the domain { $domain } is computed only where a city asks for it. Write the line { $lines } into city.toml and build the twin again.
    .page = This city has no { $of }: the domain { $domain } is computed only where a city asks for it. Whoever runs this server asks for it ({ $lines }) and builds the twin again.
quantity-failed = { $quantity } ({ $where }) could not be computed: { $problem }. The other numbers stand; tell whoever maintains it.
entity-without-rows = This city has no table of { $received } with ids. It has: { $allowed }. Name one of these, or import a source of { $received }.
id-unknown = There is no { $of } { $received }. Nearest: { $near }. Give its id, such as { $example }, its name, or its row number.
zone-unknown = There is no zone { $received }. Nearest: { $near }. Give its name, its id or its row number.
quantity-without-rows = { $received } (of a { $of }) is not one number for each row, so it has no column of values. /api/v1/explain/{ $received } opens it.
measure-unknown = This plan has no measure { $received }. Its measures that count: { $allowed }. Ask for one of them.
measure-without-rows = Measure { $received } ({ $intervention }) is for the whole city, so no single rows have it. The outcome of the plan says how far it has come.
intervals-without-rows = { $received } is one number of the { $of }, not one for each row. /api/v1/plans/ID/differences/OTHER compares numbers of the city.
intervals-not-by-row = No interval can be drawn for single rows of this quantity.
intervals-too-many-rows = Cannot tell how sure this is: { $received } rows take part, at most { $allowed } are drawn at once where { $years } years are gone through. The results of the plan have intervals of zones by a sample.
ranges-too-many = Cannot tell the ranges of so many values at once: { $received } were asked for, at most { $allowed } are told. Ask for a zone or the city, or take the table of values.
ranges-nothing-drawn = Cannot tell the range of { $quantity }: nothing behind its formulas says how far it may be off. Give one of its parameters an uncertainty (uncertainty.yaml), or ask for the intervals of the plan.
intervals-row-unknown = There is no row { $received } of { $of }: this city has { $count }, counted from 0. Ask for rows below { $count }.
explain-lookup = Read from a table by: { $by }.
explain-parameter = One number for the whole city, from law, market or standard.
explain-hours = Mean of the { $count } hours of the year, each in { $unit }.
explain-side-by-side = { $count } numbers that stand side by side; each has a quantity of its own that reads it.
explain-largest = The { $shown } largest of { $parts } parts are shown.
explain-apart = { $amount } of it is no part of these inputs: what measures cost on accounts that no domain reads, so that nobody is said to pay it.
explain-apart-unknown = It is not known: measures cost on accounts that no domain reads, and nothing spreads that over the years.
explain-search = Searched for: { $residual } is left of { $tolerance } promised, after { $iterations } of at most { $at_most } rounds. { $left_out ->
    [0] Nothing was left out.
   *[other] { $left_out } of its input was left out, because nothing could serve it.
}
explain-search-short = Too uncertain to rely on: the search ended after { $iterations } rounds with { $residual } left where { $tolerance } is promised. { $left_out ->
    [0] Nothing was left out.
   *[other] { $left_out } of its input was left out, because nothing could serve it.
}

## Executors

dask-missing = Dask is not installed, so no cluster can be used. Install it: pip install "opencitybrain[dask]".
    .page = This server cannot use a cluster, as the program for it is not installed. Ask whoever runs the server.
dask-no-answer = No Dask scheduler answers at { $address } ({ $problem }). Start one there, or give the address of one that runs, such as tcp://scheduler:8786.

## What must add up in every plan

identity-plan-changes = Reference and change make up the plan, of years in the last one of both paths ({ $quantity }).
identity-plan-zones = The zones add up to the city ({ $quantity }).
identity-plan-domains = What the domains contribute adds up to the whole of the city ({ $quantity }).
identity-plan-years = The emissions of the years add up to the cumulated emissions, without and with the plan.
identity-plan-emissions = Operational and embodied emissions add up to the change of the cumulated emissions.
identity-plan-embodied = What all domains emit by making in each year adds up to the embodied emissions that are told.
identity-plan-investment = What the measures take, less what is invested in the reference scenario, is the investment that is told and the sum of its years.
identity-plan-groups = What the groups gain, and the fixed costs saved that nobody has yet, add up to the gain of society.
identity-plan-group-zones = What the groups gain in the zones, and by what stands in no zone, adds up to their gain in the city.
identity-plan-rebound = The saving without rebound, less the rebound effect, is the change that the plan tells ({ $quantity }).
identity-plan-intervals = The money of the plan lies within its intervals ({ $quantity }).
identity-plan-intervals-of-emissions = What the plan changes of emissions lies within its interval.
identity-plan-differs = These numbers do not add up: { $identity } One side is { $left }, the other { $right } ({ $unit }). Do not rely on them; report this plan.

source-definition = By definition
notice-places = { $more ->
    [0] {" "}Where: { $places }.
    [one] {" "}Where: { $places }, and in 1 more zone.
   *[other] {" "}Where: { $places }, and in { $more } more zones.
}
