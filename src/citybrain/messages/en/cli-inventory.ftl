### Commands on the greenhouse gas inventory.

cli-inventory = The greenhouse gas inventory: import lines, show a year, export, report.
cli-inventory-import = Import lines of activity from CSV or XLSX files.
cli-inventory-show = Show a year: totals, sectors by scope, what counts, consistency checks.
cli-inventory-export = Write the entered lines as .csv or .xlsx; imported again they are unchanged.
cli-inventory-report = Write the report on a year as one HTML file.
cli-inventory-withdraw = Let a line, all lines of a file, a statement or a consumption-based account count no longer; it stays in the records.
cli-inventory-factors = List emission factors whose name, gas or source has these words.
cli-inventory-files = Files of activity lines.
cli-inventory-target = File to write.
cli-inventory-by = Who enters it; without, the user of the system.
cli-inventory-year = Year; without, the last with entered lines, or all for an export.
cli-inventory-import-year = Year of rows for which the file tells none.
cli-inventory-sheet = Sheet of a workbook; without, all that have a table of lines.
cli-inventory-gwp = Assessment report of the warming potentials.
cli-inventory-level = Total of the GPC.
cli-inventory-line = Number of a line.
cli-inventory-batch = Number of a file, as the import told it.
cli-inventory-search = Words of a name, gas or source.
cli-inventory-country = Country of the purchased energy.
cli-inventory-ending = { $received } has no ending that can be written. Allowed: { $allowed }.
cli-inventory-level-unknown = There is no total “{ $received }”. Allowed: { $allowed }.
cli-inventory-withdraw-what = Say what is withdrawn: one of --line N, --file N, --statement N and --account N.
cli-inventory-withdrawn = { $count ->
    [one] One line counts
   *[other] { $count } lines count
} no longer.
cli-inventory-written = { $file } is written.
cli-inventory-already = { $file } was imported before (file { $batch }); nothing was recorded.
cli-inventory-ledger = { $file }: rows received { $received } = kept { $kept } + doubled { $doubles } + set apart { $apart }
cli-inventory-more = … and { $count } more
cli-inventory-imported = Recorded as file { $batch }. To take it back: citybrain inventory withdraw CITY --file { $batch }
cli-inventory-head = { $year }, { $level } ({ $gwp }): { $total } CO₂e
cli-inventory-biogenic = { $gas } (biogenic)
cli-inventory-factors-found = { $count } factors
cli-inventory-derived = { $factor }, { $gas }: { $value } computed so:
cli-inventory-column-factor = Factor
cli-inventory-column-gas = Gas
cli-inventory-column-value = Value
cli-inventory-column-unit = Unit
cli-inventory-column-region = Region
cli-inventory-column-source = Source
cli-column-line = Line
cli-inventory-state = State what is known of a year from elsewhere: energy supplied, fuels sold, waste; one thing, or a CSV file of them.
cli-inventory-statements = List what is known from elsewhere, with the numbers by which it can be withdrawn.
cli-inventory-export-statements = Write the statements, not the lines.
cli-inventory-stated-year = Year that it is about.
cli-inventory-statements-year = Year; without, all.
cli-inventory-what = electricity_supplied, heat_supplied, fuels_sold, waste_generated, waste_landfilled or methane_recovered.
cli-inventory-amount = How much.
cli-inventory-unit = Unit of the amount.
cli-inventory-source = Where it is known from.
cli-inventory-kind = Fuel, as factors name it, or kind of waste.
cli-inventory-landfill = Kind of landfill.
cli-inventory-climate = Climate of the landfill.
cli-inventory-uncertainty = Half width of the 95 % interval as a share.
cli-inventory-note = What else is to be known.
cli-inventory-stated-file = CSV file of statements, as an export writes it.
cli-inventory-statement = Number of a statement.
cli-inventory-account = Number of a consumption-based account.
cli-inventory-state-what = Say what is stated: either --what with --year, --amount, --unit and --source, or --file.
cli-inventory-state-missing = Say of which year (--year) and how much (--amount).
cli-inventory-stated = { $new ->
    [0] Nothing is new: all of it was stated before.
    [one] Recorded as statement { $number }; stated before: { $before }.
   *[other] { $new } statements are recorded; stated before: { $before }.
}
cli-inventory-note-withdrawn = It counts no longer.
cli-inventory-sides = ({ $left } and { $right })
cli-inventory-column-number = Number
cli-inventory-column-year = Year
cli-inventory-column-what = What
cli-inventory-column-amount = Amount
cli-inventory-column-who = Entered by
cli-inventory-consumption = Record what the people of the city cause by what they buy, from a table of trade that pymrio saved.
cli-inventory-table = Folder that pymrio saved (save_all).
cli-inventory-region = Region of the table that the city belongs to.
cli-inventory-extension = Emissions of the table: a folder in it.
cli-inventory-stressor = Gas, as a row of the emissions names it; parts of a name are separated by a comma and a space.
cli-inventory-share = Share of the region’s spending that is the city’s.
cli-inventory-trade-unit = Unit of mass of the emissions, where the table does not say one.
cli-inventory-gas = Gas whose warming potential they are multiplied with; CO2e as they are.
cli-inventory-share-odd = { $received } cannot be the share of the city in its region. State a share above 0 and up to 1.
cli-inventory-consumption-recorded = Recorded as account { $number }: { $size } CO₂e.
cli-inventory-consumed = Consumption-based, { $year }: { $emissions } CO₂e; territorial { $territorial }; difference { $difference }. Emitted elsewhere for people here { $imported }, here for others { $exported }.
