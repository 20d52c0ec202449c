## Files that people give

file-not-local = { $file } is an address or a virtual file, not a file of this machine. Only local files are read. Download it and give the path of the copy.
file-missing = The file { $file } cannot be opened ({ $problem }). Check the path and that you may read it.
file-not-regular = { $file } is a folder or a device, not a file. Give the path of a file.
file-empty = The file { $file } is empty. Give a file with content; perhaps a download broke off.
file-too-large = The file { $file } has { NUMBER($received, maximumFractionDigits: 0) } MB; at most { NUMBER($allowed, maximumFractionDigits: 0) } MB are read. Give it in parts, or cut it to the area of the city.
file-encoding = { $file }, line { $line }: the byte { $received } is not part of a text in { $allowed }. Save the file as UTF-8, or name its encoding (encoding = "gb18030" in city.toml, --encoding gb18030 for readings).
    .page = { $file }, line { $line }: the byte { $received } is not part of a text in { $allowed }. Save the file as UTF-8 and give it again.
file-encoding-unknown = { $file }: there is no encoding { $received }. Known are utf-8, latin-1, cp1252, gb18030, utf-16 and the other encodings of Python. Correct its name.
file-not-text = { $file }, line { $line }: there is a zero byte, so this is no text. Give a text file in UTF-8, or a spreadsheet as .xlsx.
file-column-missing = { $file } has no column { $received }. Nearest: { $nearest }. Correct the name in city.toml.
    .page = { $file } has no column { $received }. Nearest: { $nearest }. Choose another one under Columns.

## Tables

table-empty = The table { $file } has no rows. Give a file with a line of column names and at least one line of values.
table-no-rows = The table { $file } has no values below the names of its columns ({ $columns }). Give a file with values.
table-no-header = { $file }, line { $line }: numbers ({ $received }) stand where the names of the columns should be. Add a line with names at the top.
table-row-length = { $file }, line { $line }: the line has { $received } values, but { $allowed } are needed. Check separators, quotation marks and line breaks in this line.
table-column-twice = { $file }, line { $line }: the column { $received } stands there twice. Give each column a name of its own.
table-broken = { $file }, line { $line }: the table cannot be read on from here ({ $problem }). Check the quotation marks.

## Features with coordinates

features-format = { $file } is none of the formats that are read here: GeoJSON, GeoPackage, FlatGeobuf, shapefile. Convert it, for example with: ogr2ogr new.gpkg { $file }
features-json = { $file }, line { $line }: this is not valid JSON ({ $problem }). Perhaps the file is cut off; fetch or export it again.
features-collection = { $file } is JSON of type { $received }, but a GeoJSON FeatureCollection is needed. Export the data as GeoJSON.
features-geometry = { $file }, feature { $row }: the geometry cannot be read ({ $problem }). Correct or remove this feature.
features-layer = { $file } has no layer { $received }. It has: { $allowed }. Correct the layer in city.toml.
    .page = { $file } has no layer { $received }. It has: { $allowed }. Choose one of them as the layer.
domain-file-empty = The file of { $source } tells none of what is read from it, or all of it is blank: { $columns }. Places alone are taken over; what hangs on these numbers is not known unless sensors tell them. Name the columns so, with or without the unit.
domain-columns-unread = Columns of the table { $table } that no attribute is read from: { $columns }. To read one, name it under called of an attribute in the domain's attributes.yaml.
features-unreadable = { $file } cannot be read ({ $problem }). Perhaps it is cut off; fetch or export it again.
features-view = { $file } holds { $received }, which is computed as it is read (a view, a virtual table or a generated column). Only stored rows are read: save what it shows as a layer of its own (in QGIS: Export, Save Features As) and give that file.
features-open = { $file } is open in another program, or was not closed in it: part of its rows lies in { $received }. Close it there, then give the file again.
features-no-geometry = { $file } has rows but no geometry. Give a layer with points or areas.
features-none = { $file } has no features. Give a file with at least one.
features-crs-missing = { $file } does not say in which coordinate system it is. Name it in city.toml, for example crs = "EPSG:3879".
    .page = { $file } does not say in which coordinate system it is. Write it under Coordinate system, for example EPSG:3879.
features-crs-unknown = { $file }: there is no coordinate system { $received }. Write it as an EPSG code, for example "EPSG:3879".
features-not-degrees = { $file } says its coordinates are degrees ({ $crs }), but they reach from { $received } (west, south, east, north). Name the right coordinate system in city.toml, for example crs = "EPSG:3879".
    .page = { $file } says its coordinates are degrees ({ $crs }), but they reach from { $received } (west, south, east, north). Write the right one under Coordinate system, for example EPSG:3879.
features-outside-crs = { $file }, feature { $row }: its coordinates cannot be expressed in { $crs }. Check the coordinate system of the file and that of the city.
table-separator = { $file }: the separator is { $received }, but one character is needed. Correct separator = "…" in city.toml.
    .page = { $file }: the separator is { $received }, but one character is needed. Choose it again.
table-cell-too-long = { $file }, line { $line }: a cell has more than { $allowed } characters. Perhaps a quotation mark does not close; check this line.
table-too-many-columns = { $file } has { $received } columns; at most { $allowed } are read. Give one row for each thing or period, or divide the file.
table-too-many-rows = { $file } has more than { $allowed } rows. Leave out rows and columns that are not needed, or divide the file.
file-encoding-unclear = The encoding of { $file } cannot be told for sure. Save the file as UTF-8, or name its encoding (encoding = "…" in city.toml, --encoding for readings), for example { $allowed }.
    .page = The encoding of { $file } cannot be told for sure. Save the file as UTF-8 and give it again.
file-encoding-recognised = { $file } is no UTF-8; it was read as { $encoding }. Check that letters beyond A to Z look right.

## Spreadsheets

sheet-old = { $file } is a spreadsheet of the old kind (.xls). Save it as .xlsx or as CSV.
sheet-other-kind = { $file } is a spreadsheet of a kind that is not read ({ $received }). Allowed are .xlsx and CSV: save it as one of them.
sheet-too-many-tags = { $file } has more marks of XML ({ NUMBER($received) }) than are read (at most { NUMBER($allowed) }). Keep the rows and columns that are needed, or save the sheet as CSV.
sheet-too-many-cells = { $file } has a sheet of more than { $allowed } cells ({ $received }), empty ones between others among them. Keep the rows and columns that are needed, or save the sheet as CSV.
sheet-unknown = { $file } has no sheet { $received }. It has: { $allowed }. Name one of them (sheet = "…" in city.toml, --sheet for activity).
    .page = { $file } has no sheet { $received }. It has: { $allowed }. Give a file with the right one alone.
sheets-several = Several sheets of { $file } look like the table that is asked for: { $received }. Name one (sheet = "…" in city.toml), or give a file with one of them.
    .page = Several sheets of { $file } look like the table that is asked for: { $received }. Give a file with one of them.
sheet-broken = The spreadsheet { $file } cannot be read ({ $problem }). Take away its password, or save it again as .xlsx or CSV.
sheet-formulas = { $file } has { $count } formulas; their values are those of the last time it was saved.
sheet-merged = { $file } has { $count } merged cells over several rows (the first in row { $row }, column { $column }); only the first row has the value, the others count as empty.
sheet-merged-filled = { $file }: merged cells stand for all their rows ({ $count } of them: { $cells }); the value was filled in.
sheet-merged-refused = { $file }: cells are merged (the first in row { $line }, column { $column }), so it is unclear what holds for which row. Take the merging apart, then import again.

## Files of entities with quantities

file-left-out-withheld = Left out: its values say something about persons and are told to nobody.
file-left-out-series = Left out: it has several numbers for each row, or none that a column can hold. Ask for it by name.
file-left-out-failed = Left out: it could not be computed for this city.
file-too-many-values = The file would have { NUMBER($received) } values; at most { NUMBER($allowed) } are written into one. Ask for fewer quantities at a time.
file-ending = { $received } has an ending that is not known. Allowed are { $allowed }: give the file one of them.
file-one-entity = { $received } holds one entity, and { $allowed } were asked for. Name one with --entity, or write a .gpkg, which holds all of them.
    .page = { $received } holds one entity, and { $allowed } were asked for. Ask for one, or for a GeoPackage, which holds all of them.
file-disk-full = There is no room on the disk for { $file }. Make room and try again; what was there before is unchanged.
file-busy = Other files are being written at this moment, as many as this server writes at a time ({ $allowed }). Try again in a minute, or ask for fewer quantities.
cli-export = Write entities of the city, with shapes and quantities, as GeoJSON, GeoPackage or GeoParquet, or the whole city as one file.
cli-export-file = File to write; its ending says the format: .geojson, .gpkg or .parquet, or .zip for all that belongs to the city.
cli-export-entity = Entity whose rows are written; that of the quantity if left out, and without one all for a .gpkg, the first for any other.
cli-export-quantity = Name of a quantity of the entity; give it once for each. All with one number a row if left out.
cli-export-plan = Plan file, or name of a plan of the city or of an example, with which the city is written.
cli-export-year = A year of the plan; its last if left out.
cli-exported = Written: { $file } ({ $rows } rows, { $columns } quantities).
cli-export-left-out = { $entity }: { $count } quantities were left out; the metadata of the file says why of each.
cli-exported-city = Written: { $file } ({ $size } MB), the whole city. It may hold data of persons: keep it as you keep those.
cli-exported-without = Not in the file: { $name }
cli-exported-keys = Keys that sign the audit log lie outside the city and are not in the file either.
cli-restore = Make a city folder of a file of a whole city, here or on another computer.
cli-restore-file = File that was written by citybrain export CITY FILE.zip, or downloaded as a backup in the page.
cli-restore-city = Folder that is made; it must not be there yet, or be empty.
cli-restored = { $name } is in { $city }, as it was on { $created } (written by version { $version }).
cli-restore-yes = Whoever the file gives power to may have it; without this you are asked, or nothing is made where nobody can be asked.
cli-restore-administrators = Who administers this city, with the passwords, passkeys and tokens that they have: { $names }
cli-restore-stewards = Who changes its settings or reads about persons, with the passwords, passkeys and tokens that they have: { $names }
cli-restore-provider = Who says who people are (sign-in provider): { $names }
cli-restore-hosts = Hosts that its settings name, which a server of it may ask: { $names }
cli-restore-outside = Settings that name something of this machine outside of the city, which a server of it reads and may send to those hosts: { $names }
cli-restore-sure = Make this city here?
restore-refused = { $file } gives the people, services and files above power over what runs here, and nobody accepted that. Nothing was made. Where they are yours, say so with --yes; else make the city without them: remove its settings and records from the file.
    .page = { $file } gives people, services and files of others power over what runs here. Nothing was made.
restore-there = { $folder } is there already and has something in it. Name a folder that is not there yet; nothing has changed.
export-whole = { $file } takes the whole city; entity, quantity, plan and year choose rows of a file of another format. Leave them out, or end the name in .gpkg, .geojson or .parquet.
export-served = A server has { $city } open and holds its readings. Download a backup in its page (My city, Backup) or from its API (GET /api/v1/backup); or stop the server and export again.
archive-unreadable = The file { $file } is no zip that can be read: { $problem }. Pack its tables into a zip again, without a password.
archive-parts = The zip { $file } holds { $received } files; at most { $allowed } are allowed. Pack only the tables.
archive-cells = The tables of the zip { $file } up to { $table } have more than { $allowed } cells together. Keep only the rows and columns of this city, and pack them again.
archive-faults = { $count ->
    [one] One table of the zip { $file } cannot be read
   *[other] { $count } tables of the zip { $file } cannot be read
}: { $received }. Tables lie at the top of the zip, in no folder, have at most { $allowed } MB unpacked, and no password. Pack them again.
apart-too-long = Work on { $file } took more than { NUMBER($allowed, maximumFractionDigits: 0) } s and was ended. Give a smaller file, or ask for less of it.
apart-too-heavy = Work on { $file } needed more than { NUMBER($allowed, maximumFractionDigits: 0) } MB of memory and was ended. Give a smaller file, or ask for less of it.
apart-broke = Work on { $file } ended without an answer ({ $received }). The file is damaged, or made so that it breaks what reads it. Open and save it in the program that made it.
