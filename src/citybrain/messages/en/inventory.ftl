### The inventory of a city: years, which lines count, what was changed.

inventory-year-unknown = There is no line of the year { $received }. Years with lines: { $allowed }.
inventory-year-odd = { $received } cannot be the year of an inventory. Allowed: { $allowed }.
inventory-choice-unknown = “{ $received }” cannot be chosen. Allowed: { $allowed }.
inventory-cause-unknown = “{ $received }” is no cause of a change. Allowed: { $allowed }.
inventory-reason-missing = It is not said why or from where. Give a reason, or the method and the source.
inventory-account-negative = { $received } is below zero. State tonnes CO₂e and the half width of their interval as positive numbers.
inventory-note-unknown = There is no record number { $received } that counts. It may have been withdrawn before.
inventory-export-too-long = { $received } lines are more than the { $allowed } that a sheet can hold. Export them as CSV, or one year at a time.

## What is shown

inventory-level-basic = BASIC
inventory-level-basic-plus = BASIC+
inventory-level-territorial = Territorial
inventory-computed-line = { $carrier } of { $group } ({ $count } buildings)
inventory-computed-loss = Losses of the grid for { $carrier } of { $group } ({ $count } buildings)
inventory-computed-line-of-city = { $carrier } of { $group }
inventory-computed-loss-of-city = Losses of the grid for { $carrier } of { $group }
inventory-computed-losses = Losses of grids for { $group }
inventory-computed-source = Computed by the city’s model (snapshot { $snapshot }, { $quantity }).
inventory-computed-bills = Bills of { $year } tell { $share } % of it ({ $count } buildings).
inventory-computed-noise = Noise in it protects single buildings: { $sums ->
    [one] one sum of bills has
   *[other] { $sums } sums of bills have
 } discrete Laplace noise (epsilon { $epsilon }, scale up to { $scale } kWh), which moves the amount by at most { $half-width } kWh in 95 of 100 cases. A building counts in it for at most { $bound } kWh.
inventory-computed-landfill = Methane of landfills in the city, by first order decay
inventory-landfill-source = Computed by first order decay (IPCC 2006 Guidelines, volume 5, chapter 3, equations 3.1, 3.2 and 3.4 to 3.6) from { $count } statements on waste deposited from { $first } to { $last }: { $kinds }. { $generated } t of methane are generated, { $recovered } t recovered; the rest that oxidises in the cover is left out. Waste deposited before { $first } is not counted. Default values: { $values }. Their uncertainty: { $widths }.
inventory-landfill-missing = Methane of landfills cannot be computed: waste deposited is not stated for all years. Missing: { $missing }. State these years, with 0 where nothing was deposited.
inventory-landfill-recovered = Methane of landfills cannot be computed: { $recovered } t are stated as recovered from { $landfill }, but its waste generates { $generated } t. Correct the statement, or state all waste that was deposited there.
inventory-consumption-comparison = Territorial is what is emitted within the city, whoever it is for. Consumption-based is what is emitted anywhere in the world for what the people of the city buy; what is made here for others is not part of it. The two count much of the same emissions and are never added.
inventory-consumption-method = Trade between regions (S L y; Miller and Blair 2009, chapter 10): { $extension }, { $stressor }, { $gas } by { $gwp }; { $share } of { $region }.
inventory-sheet = Lines
inventory-counts-entered = entered
inventory-counts-computed = computed
inventory-trend = Since { $base }, { $of ->
    [promised] the base year of the promise
   *[first] the first year that compares
}, emissions have changed by { $change } % (95 % interval: { $low } to { $high } %).
inventory-trend-once = Counted in only one of the two years, so that part of the change may be theirs: { $subcategories }.

## Report

inventory-report-title = Greenhouse gas inventory of { $city }, { $year }
inventory-report-of = { $city }, by the GPC 1.1, warming potentials of { $gwp }
inventory-report-verdict = In { $year } the city emitted { $total } ({ $level }).
inventory-report-sectors = By sector and scope
inventory-report-levels = Totals of the GPC
inventory-report-subcategories = By subcategory
inventory-report-keys = Notation keys
inventory-report-gases = By gas
inventory-report-identities = Consistency checks
inventory-report-consumption = Territorial and consumption-based
inventory-report-changes = Changes of method and breaks
inventory-report-method = How it was worked out
inventory-report-scope = Scope { $scope }
inventory-report-sector = Sector
inventory-report-total = Emissions
inventory-report-interval = The small numbers are intervals that hold 95 % of the probability, by propagation of error; lines that share a factor are wrong together.
inventory-report-nothing = No line has an amount.
inventory-report-largest = { $sector } makes up { $share }.
inventory-report-level = Total
inventory-report-silent = Not reported
inventory-report-silent-note = Subcategories that are not reported have neither an amount nor a notation key. They are not zero.
inventory-report-subcategory = Subcategory
inventory-report-lines = Lines
inventory-report-counts = What counts
inventory-report-other = Other lines would make
inventory-report-one-kind = Of each subcategory either what people entered counts, or what the city’s model and bills tell; never both.
inventory-report-chosen = { $counts }, chosen by { $by }
inventory-report-key = Key
inventory-report-reason = Reason
inventory-report-gas = Gas
inventory-report-tonnes = Mass
inventory-report-biogenic = CO₂ of biomass is reported apart and not part of the total: { $tonnes }.
inventory-report-identity = What must be equal
inventory-report-left = One side
inventory-report-right = Other side
inventory-report-difference = Difference
inventory-report-verdict-head = Verdict
inventory-report-account = Account
inventory-report-consumed = Consumption-based
inventory-report-consumed-less = Consumption-based less territorial
inventory-report-imported = Emitted elsewhere for the people of the city
inventory-report-exported = Emitted here for others
inventory-report-produced = Territorial by the same source
inventory-report-break = Between { $before } and { $year } the numbers do not compare: { $why }.
inventory-report-year = From
inventory-report-cause = What changed
inventory-report-recalculated = Computed again
inventory-recalculation-needed = The base year must be
inventory-recalculation-not-needed = Need not be
inventory-recalculation-unknown = Not known: no effect on the base year is stated
inventory-report-significance = The base year is computed again where a change moves it by more than { $share }, and always where warming potentials change ({ $source }).
inventory-report-warming = Warming potentials
inventory-report-widths = Uncertainty where a line states none
inventory-report-factor = Factor
inventory-report-source = Source
inventory-method-accounting = Emissions of a line are its amount times its factors, by gas, times the warming potential of each gas. Totals follow the Global Protocol for Community-Scale Greenhouse Gas Inventories 1.1. A notation key is no number: not occurring (NO), not estimated (NE), included elsewhere (IE), confidential (C).
inventory-method-interval = Intervals follow approach 1 of the IPCC 2006 Guidelines, volume 1, chapter 3: half widths of activity and factor are combined (equation 3.1) and added up as squares (equation 3.2); of lines that share a factor the errors of the factor are added before. The interval of a change takes factors to be wrong alike in both years, amounts independently (table 3.2).
inventory-method-computed = Computed lines are the energy that the buildings of the city’s model buy, with bills in place of the model where there are any; the factors are those of the inventory.
inventory-method-noise = Noise protects single buildings: each sum of bills has discrete Laplace noise of epsilon { $epsilon }, with scales of up to { $scale } kWh, and a building counts in it for at most { $bound } kWh. It is the same wherever the number stands; all totals are sums of these numbers, and their intervals have the noise in them. Which buildings are summed together is decided without noise.
inventory-method-unstated = { $count ->
    [one] One line says
   *[other] { $count } lines say
} nothing of the uncertainty of the activity and has no quality either; the intervals leave it out and are too narrow by it.

## What is known from elsewhere

statements-refused = { $count ->
    [one] One statement
   *[other] { $count } statements
} cannot be recorded, so none is.
statement-year = { $where }: { $received } cannot be the year of an inventory. Allowed: { $allowed }.
statement-what-unknown = { $where }: “{ $received }” cannot be stated. Allowed: { $allowed }.
statement-detail-missing = { $where }: { $what } needs { $name }. Allowed: { $allowed }.
statement-detail-odd = { $where }: { $what } has no { $name }, but “{ $received }” is given. Leave it out.
statement-detail-unknown = { $where }: { $name } cannot be “{ $received }”. Allowed or nearest: { $allowed }.
statement-amount = { $where }: the amount { $received } is below zero or not a finite number. Correct it.
statement-unit = { $where }: the unit “{ $received }” does not convert to what is stated. Use one such as { $allowed }.
statement-uncertainty = { $where }: the uncertainty { $received } is below zero or not finite. State half the width of the 95 % interval as a share (0.05 for ± 5 %).
statement-source = { $where }: it is not said where it is known from. Give a source.
statement-twice = { $where }: the same is stated at { $first } already. Keep one of them.
statement-cell = { $where }: “{ $received }” cannot stand in { $column }. Correct the cell.
statement-columns = { $file }: columns are missing, unknown or too long: { $received }. Allowed: { $allowed }; year, what, amount, unit and source are needed, and at most 100,000 rows.
