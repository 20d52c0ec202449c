### Lines of activity that people enter into the inventory: files, rows set apart, records.

## Files

activity-reading = Reading and checking the lines
activity-recording = Recording the lines
activity-recorded = The lines are recorded
activity-no-header = { $file }: no row names the columns of activity lines. A table needs at least “subcategory” (or “GPC ref”) and “amount” (or “activity data”). Found: { $received }. Name the columns, or take docs/examples/inventory.csv as a pattern.
    .page = { $file }: no row names the columns of activity lines. A table needs at least “subcategory” (or “GPC ref”) and “amount” (or “activity data”). Found: { $received }. Name the columns in the file and give it again.
activity-year-needed = { $file } tells no year, neither in a column “year” nor above the table. Add one, or say --year.
    .page = { $file } tells no year, neither in a column “year” nor above the table. Add one to the file.
activity-decimal-mixed = { $file }: { $received } (line { $line }) has a decimal comma, { $other } (line { $other_line }) a decimal point. Write all numbers in the same way.
activity-decimal-unclear = { $file }, line { $line }: { $received } could be a thousand or a decimal number, and no other value tells. Write 1000 or 1.000,0 instead.
activity-none-usable = Nothing was recorded: none of the { $count } rows of { $file } can be used. Reasons: { $reasons }. Correct them and import the file again.
activity-no-file = No file was given. Name one or more CSV or XLSX files.
activity-factor-sector = { $file }: { $count } lines use a factor that is made for another sector (lines { $lines }). They count as they are; correct the factor if that was not meant.

## Why a row is set apart

activity-total = A row of totals, not a line
activity-heading = A heading or a row without numbers (“{ $received }”)
activity-merged = Merged cells { $received } hold numbers: one number over several rows would count several times. Unmerge them and write the number once.
activity-subcategory-missing = There is no reference of the GPC. Write one such as I.1.1.
activity-subcategory-unknown = The GPC has no subcategory “{ $received }”. Nearest: { $allowed }.
activity-not-a-number = “{ $received }” is not a number that can be counted. Write digits only; the unit stands in its own column.
activity-key-unknown = The notation key “{ $received }” is not known. Allowed: { $allowed }.
activity-amount-and-key = The amount { $received } stands beside the notation key { $allowed }. A key says that there is no amount; take one of them away.
activity-amount-missing = There is neither an amount nor a notation key. State one of them; keys are { $allowed }.
activity-key-without-reason = The notation key { $received } needs a reason. Write it in the column “reason”.
activity-year = “{ $received }” is not a year. Allowed: { $allowed }.
activity-amount-negative = The amount { $received } is below zero, which only land use (V) may be. Correct the sign.
activity-factor-negative = The factor { $received } of { $allowed } is below zero. Correct the sign.
activity-uncertainty-negative = The uncertainty { $received } is below zero. State half the width of the 95 % interval as a share (0.05) or in per cent (5 %).
activity-quality-unknown = The quality “{ $received }” is not known. Allowed: { $allowed } (high, medium, low).
activity-unit-missing = The amount { $received } has no unit. Write kWh, GJ, t, m3, L, km or another one.
activity-factor-twice = The line names the factor { $received } and states factors of its own. Keep one of them.
activity-factor-missing = There is no emission factor. Name one of the library (citybrain inventory factors), or state kg of each gas for one unit.
    .page = There is no emission factor. Choose one of the library, or state kg of each gas for one unit.
activity-unit-unknown = “{ $received }” is not a unit that is known. Write it as kWh, GJ, t, m3, L, km or person*km.
activity-unit-mismatch = The unit { $received } does not convert to { $allowed }, which the factor is for. Correct the unit or name another factor.
activity-factor-unknown = There is no factor “{ $received }”. Nearest: { $allowed }.
activity-factor-region = The factor and region { $received } do not fit together; it is for { $allowed }. Name another factor, or state one of your own.
activity-factor-year = The factor and year { $received } do not fit together; the first value is of { $allowed }. State a factor of your own.
activity-factor-unit = “{ $received }” is not the unit of a factor. Write it as { $allowed }.
activity-factor-gas = The unit { $received } is that of another gas than the column, which holds { $allowed }. Move the factor to its column.
activity-gas-unknown = There is no gas “{ $received }”. Nearest: { $allowed }; CO2 of biomass is “biogenic CO2”.
activity-double = The same as line { $received }
activity-double-recorded = The same as the recorded line number { $received }

## What does not add up

activity-stated-differs = Line { $line } states { $stated } t CO₂e, but amount and factor make { $computed } t.
activity-total-differs = Line { $line } states the total { $stated }, but the lines above make { $computed }.

## Records

activity-lines-refused = Nothing was recorded: { $count } lines cannot be used.

activity-unknown = There is no recorded line number { $received } that counts. It may have been withdrawn before.
activity-batch-unknown = There is no recorded file number { $received } that counts. It may have been withdrawn before.
