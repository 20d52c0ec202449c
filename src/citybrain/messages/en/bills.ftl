## Files of bills that cannot be read as a whole

bills-no-file = No file of bills was named (table: { $received }). Name files after the city, or write file = "…" under [bills.NAME] in city.toml.
    .page = No file of bills was given. Choose one under Bills.
bills-name-unknown = city.toml has no table [bills.{ $received }]. It has: { $allowed }. Correct the name, or name a file.
    .page = The settings of the city say nothing of bills called { $received }. They have: { $allowed }. Give a file under Bills.
bills-file-missing = There is no file { $file }. Correct the path; paths in city.toml are read from the city folder.
    .page = There is no file { $file } any more. Give it again.
bills-files-differ = The files { $file } do not name the same kind of place: some name buildings, some zones, some meters. Import them one by one.
bills-column-needed = { $file }: no column was recognised for { $column }. The columns are: { $columns }. Name it in city.toml under [bills.NAME.columns].
    .page = { $file }: no column was recognised for { $column }. Choose it under Columns.
bills-amount-several = { $file }: several columns could be the energy: { $received }. Name one in city.toml under [bills.NAME.columns]: amount = "…".
    .page = { $file }: several columns could be the energy: { $received }. Choose one under Columns.
bills-carrier-needed = { $file }: no column says which energy was billed. The columns are: { $columns }. Write carrier = "…" under [bills.NAME] in city.toml; allowed are { $allowed }.
    .page = { $file }: no column says which energy was billed. Choose the column, or the energy of the whole file.
bills-unit-needed = { $file }: nothing says the unit of the energy. The columns are: { $columns }. Write unit = "…" under [bills.NAME] in city.toml; allowed are { $allowed }.
    .page = { $file }: nothing says the unit of the energy. Choose the column, or the unit of the whole file.
bills-unit-unknown = { $file }: the unit { $received } is not known. Allowed are { $allowed }. Correct the file, or write unit = "…" under [bills.NAME] in city.toml.
    .page = { $file }: the unit { $received } is not known. Choose the unit of the whole file, or correct it in the file; known are { $allowed }.
bills-calorific-value = { $file }: { $received } is a volume or a mass, and nothing says its energy. Write calorific_value = … (kWh in one m³, litre or kg, as the supplier states it) under [bills.NAME] in city.toml.
    .page = { $file }: { $received } is a volume or a mass, and nothing says its energy. State the calorific value (kWh in one m³, litre or kg); it stands on the bill.
bills-unit-uncertain = { $file }: the median of { $carrier } is { NUMBER($received, maximumSignificantDigits: 3) } kWh for a square metre of floor in a year, believable are { $low } to { $high }. Another unit? Perhaps { $allowed }. Correct unit in city.toml under [bills.NAME]; if the file is right, write check_unit = false.
    .page = { $file }: the median of { $carrier } is { NUMBER($received, maximumSignificantDigits: 3) } kWh for a square metre of floor in a year, believable are { $low } to { $high }. Another unit? Perhaps { $allowed }. Choose the right unit of the whole file; if the unit is right, tick that it is.
bills-decimal-mixed = { $file }, column { $column }: { $received } (line { $line }) has a decimal comma, { $other } (line { $other_line }) a decimal point. Write decimal = "comma" or "point" under [bills.NAME] in city.toml; rows of the other kind are then set apart.
    .page = { $file }, column { $column }: { $received } (line { $line }) has a decimal comma, { $other } (line { $other_line }) a decimal point. Choose the decimal sign; rows of the other kind are then set apart.
bills-decimal-unclear = { $file }, column { $column }, line { $line }: { $received } could be a thousand or a decimal number, and no other value tells. Write decimal = "comma" or "point" under [bills.NAME] in city.toml.
    .page = { $file }, column { $column }, line { $line }: { $received } could be a thousand or a decimal number, and no other value tells. Choose the decimal sign.
bills-date-unclear = { $file }, column { $column }: in dates like { $received } day and month cannot be told apart. Write date_format under [bills.NAME] in city.toml: "%d/%m/%Y" or "%m/%d/%Y".
    .page = { $file }, column { $column }: in dates like { $received } day and month cannot be told apart. Choose which comes first.
bills-dates-unknown = { $file }, column { $column }: { $received } was not recognised as a date. Write date_format = "…" under [bills.NAME] in city.toml, for example "%d.%m.%Y".
    .page = { $file }, column { $column }: { $received } was not recognised as a date. Choose another column, or write dates like 2024-01-31 in the file.
bills-meters-empty = { $file } has no row with a meter ({ $meter }) and a place ({ $place }). Correct [bills.NAME.meters] in city.toml.
    .page = { $file } has no row with a meter ({ $meter }) and a place ({ $place }). Correct the table of meters and give it again.
bills-meters-missing = { $file } names meters (such as { $received }) but not where they are. Name a table of meters in city.toml: [bills.NAME.meters] file = "…".
    .page = { $file } names meters (such as { $received }) but not where they are. Add a column that says the place of each meter, and choose it under Columns.
bills-another-city = Nothing in { $file } is in { $city }: the file has { $received }; the city has { $allowed }. Perhaps these are bills of another city, or the column of the places is another one; correct [bills.NAME.columns] in city.toml.
    .page = Nothing in { $file } is in { $city }: the file has { $received }; the city has { $allowed }. Perhaps these are bills of another city, or the places stand in another column: choose it under Columns.
bills-none-usable = None of the { $count } rows of { $file } can be used: { $reasons }. Correct the file or [bills.NAME] in city.toml.
    .page = None of the { $count } rows of { $file } can be used. Why stands below; choose other columns, or correct the file.
bills-locked = Another import of bills into { $folder } is running. Wait until it is done.
bills-damaged = { $file } is damaged ({ $problem }). Delete this folder and import the bills again.
bills-form = { $file } is damaged: allowed for { $place } is { value-allowed }. Delete this folder and import the bills again.
bills-temperatures-missing = There is no file of temperatures { $received }. Correct temperatures under [observed] in city.toml.
    .page = The file of measured temperatures of this city is not there any more. Ask whoever runs the server to put it back.
bills-temperatures-typical = { $file } is a typical year, not the weather of the bills. Name measured temperatures under [observed] in city.toml, or leave it out; then the weather is not corrected.
    .page = The file of measured temperatures of this city is a typical year, not the weather of the bills. Ask whoever runs the server to replace it or leave it out; then the weather is not corrected.

## Why a row was set apart

bill-duplicate = The same bill stands there twice; it was counted once.
bill-too-many-values = The row has more values than there are columns. Check separators and quotation marks.
bill-value-missing = Place, carrier, amount, unit or days are missing.
bill-carrier-unknown = The carrier is not known. Say what it means under [bills.NAME.values.carrier] in city.toml.
    .page = The energy is not known. Choose the energy of the whole file, or write it in the file: electricity, district heat, gas, oil, wood or coal.
bill-unit-unknown = The unit is not known, or a calorific value is missing.
bill-not-a-number = The amount is not a number with the decimal sign of the file.
bill-not-a-date = A day is not a date as the file writes them.
bill-ends-before-start = The period ends before it begins.
bill-in-the-future = The period ends in the future.
bill-too-old = The period begins before 1950.
bill-too-long = The period is longer than three years.
bill-conflict = Another bill of the same meter and period has another amount (its line beside). If a building has several meters, name the column of meters or write several = "add" in city.toml.
    .page = Another bill of the same meter and period has another amount. If a place has several meters, choose the column of meters, or that bills are added.
bill-overlap = Another bill of the same meter has the same days (its line beside).

## What was noticed

bills-flag-unknown = { $file }: { $count } bills say neither “estimated” nor “read” ({ $received }); they count as estimated. Say what it means under [bills.NAME.values.estimated] in city.toml.
    .page = { $file }: { $count } bills say neither “estimated” nor “read” ({ $received }); they count as estimated.

## Places

bills-import-unknown = There is no import of bills { $received }. There are: { $allowed }.
bills-place-unknown = The twin has no such place.
bills-series-without-place = Nothing says where this meter is.

## Work

bills-reading = Reading bills
bills-checking = Looking for doubled bills
bills-matching = Finding the buildings
bills-writing = Writing the import
bills-done = Done

## Observed quantities

observed-corrected = Bills of a year, weather corrected by degree days
observed-as-billed = Bills of a year, weather not corrected
observed-none-declared = No domain declares a quantity that streams of { $where } observe ({ $received } declared, none of them in the graph). Declare one as `@given` and name it under `streams` in the `observed.yaml` of its domain.
observed-streams = Statistic of readings of sensors over a window, frozen
observed-summer = Daily use in bills of summer, over a year
observed-closed = Withheld: bills are read by who may read internal data
observed-withheld = Withheld: bills of few dwellings, and of zones with few of those, are personal data

## Command line

cli-bills = Billed and metered energy: import it, and tell how it fits the city.
cli-bills-import = Import bills of buildings, meters or zones from CSV or .xlsx; nothing is dropped silently.
cli-bills-files = Files of bills; without any, those of [bills.NAME] in city.toml.
cli-bills-name = Table [bills.NAME] of city.toml that says how the files are read.
cli-bills-report = How the bills match the city, what they cover, and how observed and computed energy compare.
cli-bills-none = No bills have been imported yet. Next: citybrain bills import { $city } FILE
cli-bills-already = These files were imported before in the same way (import { $number }); nothing was added.
cli-bills-imported = Import { $number } is in { $folder }. Next: citybrain bills report { $city }
cli-bills-ledger = Rows received { $received } = kept { $kept } + doubled { $duplicates } + set apart { $quarantined }
cli-bills-credits = Among the kept: { $credits } credit notes, which count for nothing, { $cancelled } bills that they take back, { $estimated } estimated bills.
cli-bills-matched = { $matched } of { $series } meters or places are in the city, with { NUMBER($share, style: "percent", maximumFractionDigits: 1) } of the energy.
cli-bills-unmatched = Not in the city, for example: { $examples }. All of them: { $file }
cli-bills-apart = Rows set apart, with reasons: { $file }
cli-bills-personal = { $count } buildings have few dwellings: their bills are personal data. Do not publish values of single buildings.
cli-bills-why = Why rows were set apart
cli-bills-year = Bills of { $start } to { $end }
cli-bills-weather-corrected = Weather corrected: { NUMBER($year, maximumFractionDigits: 0) } degree days in that year by { $file }, { NUMBER($reference, maximumFractionDigits: 0) } in the reference year.
cli-bills-weather-not = The weather is not corrected, since no measured temperatures of that year are named under [observed] in city.toml.
cli-column-to = To
cli-column-rows = Rows
cli-column-reason = Reason
cli-column-carrier = Carrier
cli-column-billed = Billed
cli-column-places = Places
cli-bills-row-places-billed = With bills in the year
cli-bills-row-places-observed = Observed
cli-bills-row-covered-too-little = Covered too little
cli-bills-row-billed = Billed
cli-bills-row-unmatched = Without a place in the city, all years
cli-bills-row-observed = Observed
cli-bills-row-computed = Computed for the same places
cli-bills-row-difference = Difference of the computed
cli-bills-row-estimated = Of it estimated bills
cli-bills-row-divided = Of it divided at an end of the year
cli-bills-row-filled = Of it filled in
cli-observed = observed { $value }
cli-observed-difference = observed { $value } (computed { $percent } %)
carrier-electricity = Electricity
carrier-district-heat = District heat
carrier-petrol = Petrol
carrier-diesel = Diesel
carrier-gas = Gas
carrier-oil = Oil
carrier-wood = Wood
carrier-coal = Coal

## Bills from the page

city-work-running = The server is at work on { $what }. Wait until it has ended, or stop it.
city-work-broke = The work on { $what } ended unexpectedly. Nothing of it is left. Try again, and please report it if it happens again.
bills-field-meter = Meter
bills-field-carrier = Energy
bills-field-unit = Unit
bills-field-from = First day
bills-field-to = Last day
bills-field-year = Year
bills-field-month = Month
bills-field-amount = Amount of energy
bills-field-estimated = Estimated or read
