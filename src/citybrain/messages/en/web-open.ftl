### Open: how does the city know?

web-open-registers = Registers
web-open-register-data = Data
web-open-register-algorithms = Algorithms
web-open-register-measures = Measures
web-open-register-parameters = Parameters
web-open-register-quality = Quality
web-open-register-get-the-data = Get the data
web-open-register-give-readings = Give readings
web-open-who-did-what = Who decided or used what stands in the audit log of My city, for administrators and auditors; approvals of plans stand in Progress.
web-open-title-data = What the city is made of
web-open-title-algorithms = How the city computes
web-open-title-parameters = Numbers that law, market and time change
web-open-title-quality = How well the city is known
web-open-lead-data = Every file and import, and every attribute that was read from them.
web-open-lead-algorithms = Every formula, measure, rule, test, forecast, limit, importer and method, written from the code that runs.
web-open-lead-parameters = Every value with its first day and its source.
web-open-gaps-title = Of whom is what known?
web-open-gaps-lead = No number tells people apart by what nobody gave to the city. What is missing, and who would have to give it, for each zone:
web-open-gaps-trait = Trait
web-open-gaps-known = Known, of residents
web-open-gaps-numbers = Numbers that hang on it
web-open-gaps-no-numbers = none yet
web-open-gaps-holder = Who would have to give it
web-open-gaps-nothing = nothing
web-open-gaps-hidden = not shown
web-open-gaps-simulated = { $share }, simulated
web-open-lead-quality = For each attribute the shares that are measured, derived, estimated and unknown.
web-open-search-data = Search { $count } sources and attributes
web-open-search-algorithms = Search { $count } algorithms
web-open-search-parameters = Search { $count } parameters
web-open-search-quality = Search { $count } attributes
web-open-people = Decides about people ({ $count })
web-open-nobody = No algorithm here decides about a person; plans are made and approved by people.
web-open-steward-none = No steward
web-open-unattended = Without a steward ({ $count })
web-open-attended = Every data set that is here has a steward.
web-open-owner = Owner
web-open-steward-left = no longer there: { $name }
web-open-group = Show a part
web-open-group-all = All parts
web-open-found = { $count } of { $total }
web-open-empty = Nothing here has these words.
web-open-nearest = Nearest names:
web-open-my-city = Bring your own city
web-open-elsewhere = { $count } in { $register }
web-open-loading = Reading the register…
web-open-failed = This register could not be read
web-open-stale = This register could not be read again; what is shown is from before
web-open-no-such = There is no entry “{ $name }” in this register of this city. The address may come from another version or another city. Search for it on the left.
web-open-no-quantity = This attribute has no explanation
web-open-not-known = not known
web-open-explanation = Explanation
web-open-parts = Its parts
web-open-pick = Choose an entry to see what it is, what it comes from and what hangs on it.

## Columns

web-open-column-data = Source or attribute
web-open-column-algorithms = Algorithm
web-open-column-parameters = Parameter
web-open-column-quality = Attribute
web-open-column-sure = Data quality
web-open-column-often = Changes
web-open-column-runs = Runs
web-open-column-person = Person decides
web-open-column-steward = Steward
web-open-column-value = Value
web-open-column-since = Valid from
web-open-column-uncertainty = Uncertainty
web-open-sure-definition = by definition
web-open-sure-known = all known
web-open-sure-partly = { $share } assumed
web-open-sure-assumed = all assumed
web-open-uncertainty = ± { $width }
web-open-kept = { $share } kept
web-open-not-counted = not counted
web-open-often-import = at import
web-open-often-plans = only by plans
web-open-often-never = no data yet
web-open-often-plan = with every plan
web-open-often-data = with new data
web-open-often-chosen = when chosen
web-open-person-none = no effect on people
web-open-person-plan = yes, who makes the plan
web-open-table-of = { $number ->
    [one] table, 1 value
   *[other] table, { $count } values
}
web-open-not-yet = not yet
web-open-reach-common = everywhere
web-open-reach-city = this city

## Groups

web-open-group-files = Files and imports
web-open-group-imputation = Filling what no file gives
web-open-group-what-plans-do = What plans can do

## What an entry is

web-open-why-of = Why this number ({ $entity })
web-open-of = Value of
web-open-unit = Unit
web-open-unit-number = number
web-open-unit-category = kind
web-open-unit-predictor = predictor
web-open-unit-year = year
web-open-unit-people = people
web-open-how = How it is made
web-open-kind-given = read from the data of the city
web-open-kind-parameter = a dated value
web-open-kind-lookup = looked up in a dated table
web-open-kind-rowwise = computed for each alone
web-open-kind-whole = computed from all together
web-open-kind-field = computed for each, together with others
web-open-kind-total = sum of its parts
web-open-kind-mean = weighted mean of its parts
web-open-kind-spread = value of the area it lies in
web-open-kind-loop = found by repeated steps that settle
web-open-attribute = Attribute
web-open-algorithm = Algorithm
web-open-measure = Measure
web-open-parameter = Parameter
web-open-source-file = File
web-open-source-bills = Import of bills
web-open-source-readings = Sender of readings
web-open-source-entered = Entered by people
web-open-strategy-avoid = Avoid
web-open-strategy-shift = Shift
web-open-strategy-improve = Improve
web-open-strategy-finance = Finance
web-open-strategy-background = Reference scenario
web-open-facts = In short
web-open-term = Name in the program
web-open-file = File
web-open-better = Better
web-open-better-less = less
web-open-better-more = more
web-open-categories = Kinds
web-open-users = What hangs on it
web-open-no-users = Nothing else is computed from it.
web-open-no-inputs = It comes from nothing else.
web-open-show-all = Show all { $count }
web-open-number-is = The number above: { $name }
web-open-known-how = How it is known
web-open-values-from = Where its values come from
web-open-values-none = No file or rule of this city gives it: it has its usual value until a plan or new data changes it.
web-open-values = { $number ->
    [one] 1 value
   *[other] { $count } values
}
web-open-get-values = Get the data
web-open-code = Program text
web-open-changes = What it changes
web-open-gives = What comes from it
web-open-gives-file = Shapes, names or the map; no attribute by itself.
web-open-gives-bills = Observed energy of the year, beside what is computed.
web-open-gives-readings = Readings of its streams; Now shows them.
web-open-gives-entered = Figures that people entered, with their source beside each.
web-open-records = Records
web-open-balance = { $received } received = { $kept } kept + { $rejected } rejected
web-open-licence = Licence
web-open-no-licence = no licence stated
web-open-address = Address
web-open-state-of = State of
web-open-read-on = Read on
web-open-hash = Hash (SHA-256)
web-open-reach = Holds for
web-open-values-by-date = Values by date
web-open-table-from = Table from { $date }
web-open-in-force = in force today
web-open-interpolated = Between two days the value moves in a straight line.
web-open-from-number = from { $number }
web-open-all-others = all others
web-open-same-source = as above
web-open-share-measured = measured
web-open-share-derived = derived
web-open-share-estimated = estimated
web-open-share-unknown = unknown

## A register as a whole, and files to keep

web-open-about-data = Whose data this is
web-open-about-data-why = Each file is named with its licence, its hash and what became of its records, as the twin was built from it. Each attribute says how many of its values come from which file, and how many were filled by which rule.
web-open-about-algorithms = What computes here
web-open-about-algorithms-why = The list is made from the program that answers you now: every formula, every measure a plan can take, and every rule, test, forecast, limit, importer and method that its parts declare. “Assumed” is the share of a number that rests on estimates.
web-open-about-parameters = Numbers that people set
web-open-about-parameters-why = Prices, factors, limits and habits stand in files that anybody can read and correct. A value holds from its first day until the next one.
web-open-about-quality = How to read this
web-open-about-quality-why = Measured was read from a register, a map or a meter; derived follows from measured values; estimated was filled by a named rule. What was made up for a demonstration is hatched below the bar.
web-open-register-csv = This register as CSV
web-open-register-json = This register as JSON
web-open-snapshot = { $name }, snapshot { $snapshot }
web-open-get-lead = Everything the city knows, to keep and to check. The licences of the sources hold for what is made from them.
web-open-get-registers = Registers
web-open-get-values-of = Values of every row, with units and sources
web-open-get-values-more = Any other quantity has its file where it is explained:
web-open-get-map = Map
web-open-developers = For developers
web-open-developers-why = All that this page shows comes from an open interface, which programs may ask as well.
web-open-documentation = Documentation: tutorial, how-to, reference, explanation
web-open-read = Read it
web-open-description = Description of the interface
web-open-file-name = { $name } as { $form }
web-open-csv = CSV
web-open-json = JSON
web-open-openapi = OpenAPI
