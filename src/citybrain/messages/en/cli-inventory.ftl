### Commands on the greenhouse gas inventory.

cli-inventory = The greenhouse gas inventory: import lines, show a year, export, report.
cli-inventory-import = Import lines of activity from CSV or XLSX files.
cli-inventory-show = Show a year: totals, sectors by scope, what counts, what must add up.
cli-inventory-export = Write the entered lines as .csv or .xlsx; imported again they are unchanged.
cli-inventory-report = Write the report on a year as one HTML file.
cli-inventory-withdraw = Let a line, or all lines of a file, count no longer; it stays in the records.
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
cli-inventory-withdraw-what = Say what is withdrawn: either --line N or --file N.
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
