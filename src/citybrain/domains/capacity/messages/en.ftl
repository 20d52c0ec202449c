# Texts of carrying capacity.
capacity-ground_of_cells = Reads what maps and tables of the city say of each cell, for carrying capacity.
capacity-reading-maps = Reading maps of ground, water and hazards
capacity-no-cells = Nothing is assessed: carrying capacity needs the cells of the ground, which are made of OpenStreetMap and zones.
capacity-cells-assessed = { $count } cells are assessed with { $sources ->
    [one] 1 map of the city
   *[other] { $sources } maps of the city
} beside what covers them.
capacity-sources-missing = Not assessed for lack of a map or table: { $sources }. The city can give each of them as a source of carrying capacity.
capacity-cells-unknown = The source { $source } says nothing of { $count } of { $total } cells: there it is not assessed.
capacity-no-raster = The file { $file } of carrying capacity is no raster. Give a GeoTIFF of heights of the ground over the sea in metres, or leave { $file } out.
capacity-raster-empty = The file { $file } of carrying capacity has no cell with a value: all of it is marked as missing. Check which value of the raster means that nothing is known.
capacity-heights-impossible = The file { $file } of carrying capacity has { NUMBER($count, maximumFractionDigits: 0) } of { NUMBER($total, maximumFractionDigits: 0) } cells with heights that cannot be, the first { $received } m; possible are { $low } to { $high } m. Mark missing values as such, and give heights over the sea in metres.
capacity-columns = The file { $file } of carrying capacity has the columns { $received }, and lacks { $allowed }. Call the column so, with its unit in square brackets.
capacity-number = The file { $file } of carrying capacity has “{ $received }” in row { $row }, which is no number. Leave the cell empty where nothing is known.
capacity-zone-unknown = The file { $file } of carrying capacity names the zone { $received }, which is not there. Zones are called { $allowed }. Use their ids or names.
capacity-zone-twice = The file { $file } of carrying capacity names the zone { $received } twice. Leave one row of each zone.
capacity-no-shapes = The file { $file } of carrying capacity has no areas. Give polygons as GeoJSON or GeoPackage.
capacity-reason-no-use = Have no water use stated by the city
capacity-reason-no-ground = Have no open ground but streets, railways or water
conflict-city_cells_in_conflict = { $count ->
    [one] The plan builds over 1 cell of nature that is important to protect.
   *[other] The plan builds over { $count } cells of nature that is important to protect.
}
