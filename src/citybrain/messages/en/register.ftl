## A mapping that cannot be used

register-setting-unknown = city.toml, [{ $table }]: { $received } is not known here. Nearest: { $nearest }. Correct it.
    .page = The settings of the building register name { $received }, which is not known. Choose its columns again under the file, or ask whoever runs the server to correct them.
register-setting-table = city.toml, [register]: { $key } is { $received }, but a table is needed. Write it as [register.{ $key }] with one line per entry.
    .page = The settings of the building register cannot be used: { $key } is { $received }. Choose its columns again under the file, or ask whoever runs the server to correct them.
register-setting-text = city.toml, [register]: { $key } is { $received }, but the name of a column or a text in quotation marks is needed (several columns in brackets only for building_use and heating_system). Correct it.
    .page = The settings of the building register cannot be used: { $key } is { $received }. Choose its columns again under the file, or ask whoever runs the server to correct them.
register-one-coordinate = city.toml, [register]: of the two coordinate columns x and y only one is named. Name both, or none.
    .page = Of the two columns of coordinates, east and north, only one is chosen. Choose both under Columns, or none.
register-no-columns = city.toml has no [register.columns], so nothing would be taken from the register. Name at least one of { $allowed }, for example: construction_year = "year".
    .page = Nothing would be taken from the register. Choose at least one column under Columns.
register-crs-missing = { $file }: the coordinates (first: { NUMBER($x, maximumFractionDigits: 1) }, { NUMBER($y, maximumFractionDigits: 1) }) are no degrees. Name their coordinate system in city.toml under [register], for example crs = "EPSG:3879".
    .page = { $file }: the coordinates (first: { NUMBER($x, maximumFractionDigits: 1) }, { NUMBER($y, maximumFractionDigits: 1) }) are no degrees. Write the right system under Coordinate system, for example EPSG:3879.
register-time-zone = city.toml, [register]: there is no time zone { $received }. Write it like "Europe/Helsinki".
    .page = The settings of the building register name a time zone that there is not: { $received }. Ask whoever runs the server to correct them.

## What was noticed in a register

register-values-impossible = { $count } values of { $column } in the register cannot be (possible are { $low } to { $high }) and were left out; row: value of the first: { $examples }. Correct them in the register.
register-codes-unknown = { $count } values of { $column } in the register are codes without a meaning in city.toml and were left out: { $codes }. Add them under [register.values.{ $column }].
    .page = { $count } values of { $column } in the register are codes without a meaning and were left out: { $codes }. Choose what they mean under the file, and build again.
register-duplicate-ids = { $count } rows of the register repeat an id and were left out; the first row of each was kept. Id (rows): { $examples }. Correct them in the register.
register-without-place = { $count } of { $total } rows of the register have no coordinates; they can only be joined by id.
register-unmatched = { $count } rows of the register belong to no building, neither by id nor within 5 m (rows { $rows }). Check the coordinate system of the register and the age of the map.
register-ambiguous = { $count } rows of the register lie about equally near to two buildings and were left out (rows { $rows }). Move their points into a building, or join by id.
register-several-rows = { $count } buildings have several rows in the register; floor areas and residents were added, all else is that of the largest row.
