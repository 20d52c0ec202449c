# What each column of a file of readings holds, in which unit; imports that are undone.

observations-unit-missing = { $file }: the unit of these columns is not stated, and it is not assumed: { $columns } (rows { $rows }). State it with { $options }, in brackets behind the name as in "CO (mg/m3)", or under [units] of a mapping file (--map). Known units are { $allowed }.
    .page = { $file }: the unit of these columns is not stated, and it is not assumed: { $columns } (rows { $rows }). Choose it beside the column, or write it in brackets behind the name, as in "CO (mg/m3)". Known units are { $allowed }.
observations-unit-rows = { $file }, column { $column }, rows { $rows }: the unit { $received } does not convert. Allowed are { $allowed }. Correct the unit, or state it with --unit "{ $column }=...".
    .page = { $file }, column { $column }, rows { $rows }: the unit { $received } does not convert. Allowed are { $allowed }. Correct the unit, or choose it beside the column.
observations-unit-other = { $file }: the column { $column } names the unit { $other } and { $received } is stated for it. Leave out --unit, or correct the name of the column.
    .page = { $file }: the column { $column } names the unit { $other } and { $received } is stated for it. Choose that one, or correct the name of the column.
observations-units-several = { $file }: the column { $column } has several units in its rows ({ $rows }). Each value was converted from its own unit.
observations-column-unclear = { $file }: the column { $column } can be { $property } or number the rows, and its values do not tell which. State it with --map "{ $column }={ $property }", or leave it out with --map "{ $column }=none".
    .page = { $file }: the column { $column } can be { $property } or number the rows, and its values do not tell which. Choose what it is, or leave it out.
observations-column-alike = { $file }: the columns { $received } and { $other } have the same name but for case and signs. Give each a name of its own, or leave one out with --map "{ $received }=none".
    .page = { $file }: the columns { $received } and { $other } have the same name but for case and signs. Give each a name of its own, or leave one out.
observations-property-twice = { $file }: the columns { $received } and { $other } both hold { $property }. Leave one out with --map "{ $received }=none", or state what it is.
    .page = { $file }: the columns { $received } and { $other } both hold { $property }. Leave one out, or choose what it is.
observations-left-unknown = { $file }: these columns mean nothing known and were left out: { $columns }. State what they are with --map "COLUMN=PROPERTY".
    .page = { $file }: these columns mean nothing known and were left out: { $columns }. Choose what they are beside each column.
observations-left-numbers = { $file }: these columns number the rows and were left out: { $columns }.
observations-left-stated = { $file }: these columns were left out as stated: { $columns }.
observations-left-told = { $file }: these columns were left out, as another column tells the same: { $columns }.
observations-left-long = { $file }: these columns were left out, as each row names its property and its value: { $columns }.
observations-map-absent = { $file } has none of these columns, of which something was stated: { $columns }. Correct their names if they should be there.
observations-map-unread = The mapping file { $file } cannot be read ({ $problem }). Write it as TOML in UTF-8, as docs/observations.md shows.
    .page = What was stated of the columns of { $file } cannot be read ({ $problem }). State it again.
observations-map-section = { $file }: { $received } is no section of a mapping file, or not of the right kind. Allowed are { $allowed }.
observations-map-meaning = The column { $column } cannot mean { $received }. Near to it are { $nearest }. Declare a property of your own under [properties] of a mapping file.
    .page = The column { $column } cannot mean { $received }. Near to it are { $nearest }. Choose one of those that are offered.
observations-map-known = { $file }: the property { $received } is known already. Leave it out under [properties].
    .page = { $file }: the property { $received } is known already. Choose it.
observations-map-property = { $file }: the property { $received } needs a label, as label = "Benzene", and its unit as a text, as unit = "ug/m3".
observations-map-pair = --{ $option } { $received } is no pair. Write it as column=meaning for --map (or name a mapping file), and as column=unit for --unit.
    .page = { $received } says nothing of a column. Choose again what the column is, or its unit.
observations-map-twice = { $file }: the columns { $columns } are both stated to hold the { $role }. State it of one.
observations-dates-order = Dates cannot be { $received }. Allowed are { $allowed }.
observations-dates-unclear = Dates such as { $received } can begin with the day or with the month, and no date of the file tells which. State it with --dates day-first or --dates month-first.
    .page = Dates such as { $received } can begin with the day or with the month, and no date of the file tells which. Choose which comes first.
observations-dates-mixed = Some dates begin with the day, such as { $received }, and others with the month, such as { $other }. Write all of them in one way, or state it with --dates day-first or --dates month-first.
    .page = Some dates begin with the day, such as { $received }, and others with the month, such as { $other }. Write all of them in one way, or choose which comes first.
cli-observe-map = what a column holds, as "FECHA=date" or "NO=nitric_oxide" ("NO=none" leaves it out), or a mapping file; can stand several times
cli-observe-unit = the unit of a column, as "co=mg/m3"; can stand several times
cli-observe-dates = whether dates such as 03/04/2020 are day-first or month-first
cli-observe-class = who may read new streams: public (everybody), internal, enterprise, commercial, personal or sensitive_personal
observations-import-unknown = There is no import { $received }. citybrain observe imports lists those that there are.
    .page = There is no import { $received }. Load the page again to see those that there are.
observations-import-undone = Import { $number } ({ $file }) was undone by { $by } at { $at } before. Import the file again to have its readings.
cli-observe-imports = list the imports of files, the last one first
cli-observe-undo = undo an import: the readings that it stored are removed, those that another import delivered too stay
cli-observe-import-number = number of the import, as citybrain observe imports lists it
cli-observe-undo-by = who undoes it; else the user of the system
cli-observe-undone = Import { $number } ({ $file }) is undone: { $count } readings were removed.
cli-observe-undone-kept = { $count } readings stay: another import, which is not undone, delivered them, too. They go when that one is undone.
cli-observe-undone-stale = These forecast models were trained on readings that are removed now, and are stale: { $models }. Train their streams anew with citybrain observe forecast train.
cli-observe-column-undone = Undone
observations-zone-missing = No time zone of { $city } is stated. State it with --time-zone (as Europe/Madrid or UTC+1), or as time_zone in city.toml.
    .page = No time zone of { $city } is stated. Choose it, as Europe/Madrid or UTC+1.
observations-stream-unit = Datastream { $number } has its readings in { $received }, and the file would add some in { $allowed }. Name another station, or correct the unit of the datastream.
