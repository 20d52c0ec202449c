## Areas

areas-none = { $file } has no areas (polygons). Give a layer of areas.
areas-left-out = { $count } features of { $file } are no areas and were left out.
areas-repaired = { $count } areas of { $file } had boundaries that cross themselves and were repaired.

## Districts

districts-name = { $file }: it is not clear which column has the names of the districts; columns are { $columns }. Name it in city.toml: [districts] column = "...".
    .page = { $file }: it is not clear which column has the names of the districts. Choose it under Columns.
districts-overlap = { $file }: the districts { $one } and { $other } overlap by { $percent } % of the smaller one. Correct their boundaries, or give a layer in which each place lies in one district only.
districts-overlap-small = { $count } pairs of districts overlap a little along their boundary; buildings there belong to the first.
districts-same-name = Several districts have the same name: { $names }. Name the column with different names in city.toml: [districts] column = "...".
    .page = Several districts have the same name: { $names }. Choose the column with different names under Columns.
districts-outside = { $count } buildings lie in no district (at most { $metres } m away) and were given to the nearest.

## Shares by zone

zone-share-unclear = { $file }, row { $row }: { $column } is "{ $received }", the largest value of its column, so nobody can tell whether the column holds shares (0 to 1) or per cent (0 to 100). Write the values with %, or as shares.
zone-share-impossible = { $file }, row { $row }: { $column } is "{ $received }", but a share from 0 to 1 or 0 to 100 % is needed. Correct it, or leave it empty where it is not known.
zone-share-key = { $file }: it is not clear which column names the zones; columns are { $columns }. Name it in city.toml: [households] key = "...".
    .page = { $file }: it is not clear which column names the zones. Choose it under Columns.
zone-share-none = { $file }: no column is a share that is known here; columns are { $columns }. Name them in city.toml under [households.columns], for { $allowed }.
    .page = { $file }: no column is a share that is known here. Choose columns for { $allowed } under Columns.
zone-share-twice = { $file }, line { $line }: the zone "{ $received }" stands twice. Keep one row for each zone.
zone-share-no-zone = { $file }: none of its zones ({ $received }, …) is a zone of the city ({ $allowed }, …). Give the column with names or ids of the zones in city.toml: [households] key = "...".
    .page = { $file }: none of its zones ({ $received }, …) is a zone of the city ({ $allowed }, …). Choose the column with names or ids of the zones under Columns.
zone-share-unmatched = { $count } rows of { $file } are no zone of the city with buildings and were left out: { $examples }.
zone-share-missing = { $attribute } is not known of { $count } of { $total } zones: { $examples }. What hangs on it is told as "not known" there.

## Population

population-column = { $file }: no column is clearly the number of residents. Nearest: { $columns }. Name it in city.toml: [population] column = "...".
    .page = { $file }: no column is clearly the number of residents. Nearest: { $columns }. Choose it under Columns.
population-number = { $file }, { $line ->
    [0] feature { $row }
   *[other] line { $line }
}: { $column } is "{ $received }", but a number of people of 0 or more is needed. Correct it.
population-one-point = { $file } has a single point, so the size of a cell cannot be told. Give the grid as areas, or more points.
population-no-place = { $file } does not say where its cells are; its columns are { $columns }. It needs a column h3 (index of an H3 cell), or longitude and latitude of the middle of each cell; name them in city.toml: [population] h3 = "..." or x = "...", y = "...".
    .page = { $file } does not say where its cells are. It needs a column of H3 cells, or longitude and latitude of the middle of each cell; choose them under Columns.
population-h3 = { $file }, line { $line }: { $column } is "{ $received }", which is no H3 cell. Give the index as text, like 8a2a1072b59ffff; a spreadsheet may have turned it into a number.
population-h3-twice = { $file }, line { $line }: the H3 cell { $received } stood in an earlier line already. Keep one line for each cell.
population-degrees = { $file }, line { $line }: { $column } is "{ $received }", but degrees are needed, from -180 to 180 east and from -90 to 90 north. Correct it.
population-place = { $file }, line { $line }: { $column } is "{ $received }", but a coordinate is needed. Correct it.
population-size = { $file }, line { $line }: { $column } is "{ $received }", but the side of a cell in metres is needed, up to 100,000. Correct it, or leave the column out; the spacing of the points is taken then.
population-points = The population grid has points; each stands for a square of { $metres } m.
population-masked = { $count } age bands of the population grid are hidden behind the number 99 and were treated as unknown.
population-without-place = { $count } people of the population grid sit in cells so dense that nobody can live like that (features { $rows }): there the register keeps residents without an address. They were left out.
population-moved = { $count } cells of the population grid have people ({ $people }) but no home on the map; the people were given to the nearest home.
population-few-homes = { $left } of { $people } people who live in the area of the city have no room in the { $homes } homes on the map (one person on { NUMBER($area, maximumFractionDigits: 1) } m² of floor at most): the map lacks homes there. They were not placed in buildings and count as people of the area alone. Give a map with more buildings, or write least_floor_area_per_person under [imputation] in city.toml if people do live that close.
    .page = { $left } of { $people } people who live in the area of the city have no room in the { $homes } homes on the map (one person on { NUMBER($area, maximumFractionDigits: 1) } m² of floor at most): the map lacks homes there. They were not placed in buildings and count as people of the area alone. Give a map with more buildings. If people do live that close, ask whoever runs the server to state it in the settings of the city.
population-hardly-any-homes = The map has hardly any buildings: { $homes } homes for { $people } people who live in its area. { $left } of them have no room there (one person on { NUMBER($area, maximumFractionDigits: 1) } m² of floor at most), were not placed in buildings and count as people of the area alone. What is computed for buildings is not that of the city. Give footprints (--buildings) or an extract in which the buildings are mapped.
    .page = The map has hardly any buildings: { $homes } homes for { $people } people who live in its area. { $left } of them have no room there (one person on { NUMBER($area, maximumFractionDigits: 1) } m² of floor at most), were not placed in buildings and count as people of the area alone. What is computed for buildings is not that of the city. Give a file of footprints or an extract in which the buildings are mapped.
population-outside = { $people } people of the population grid live beyond the buildings of the city and were not placed.

## Land cover

landcover-class = city.toml, [landcover.classes]: { $received } is no class of land cover. Nearest: { $nearest }. Correct it.
    .page = The settings of the city name a class of land cover that there is not: { $received }. Ask whoever runs the server to correct them.
landcover-columns = { $file }: no column is clearly an area of land cover in m²; columns are { $columns }. Name them in city.toml under [landcover.classes], for example: trees = ["forest_m2"].
    .page = { $file }: no column is clearly an area of land cover in m². Choose it under Columns.
landcover-year-absent = { $file } has no land cover of { $received }. It has: { $allowed }. Correct year under [landcover] in city.toml.
    .page = { $file } has no land cover of { $received }. It has: { $allowed }. Give a file of that year.
landcover-negative = { $file }, feature { $row }: { $column } is { $received }; an area cannot be negative. Correct it.
landcover-ndvi = { $file }: { $column } has values beyond -1 and 1, so it is no NDVI. Name the classes of the file in city.toml under [landcover.classes].
    .page = { $file }: { $column } has values beyond -1 and 1, so it is no NDVI. Give a file of classes, or mark it as not used.
landcover-codes = { $file }: none of its values ({ $codes }) is a known class of land cover (ESA WorldCover). Name them in city.toml under [landcover.classes], for example: trees = [3, 4].
    .page = { $file }: none of its values ({ $codes }) is a known class of land cover (ESA WorldCover). Give a file with these classes, or mark it as not used.
landcover-codes-unknown = Values { $codes } of the land cover have no class and count as other. Name them in city.toml under [landcover.classes].
    .page = Values { $codes } of the land cover have no class and count as other.
landcover-year = The land cover is that of { $year }, the latest in the file.
landcover-unknown = Nothing is known of the land cover of { $count } of { $total } zones.

## Rasters and elevation

raster-format = { $file } is no GeoTIFF, the only raster format that is read. Convert it, for example with: gdal_translate -of GTiff { $file } new.tif
raster-unreadable = { $file } cannot be read ({ $problem }). Perhaps it is cut off; fetch it again.
raster-impossible = { $file } has values such as { $received }; possible are { $low } to { $high }. Check its unit, and that it marks missing values.
raster-without-place = { $file } does not say where on Earth it lies. Give a GeoTIFF with coordinates.
raster-too-large = { $file }: the part over the city has { NUMBER($received, maximumFractionDigits: 0) } million cells; at most { NUMBER($allowed, maximumFractionDigits: 0) } million are read. Give a coarser raster.
raster-outside = { $file } lies wholly outside the city: it reaches over { $received } (west, south, east and north in degrees), the city over { $allowed }. Give the raster of this area; if the file names a wrong coordinate system, state the right one in city.toml as crs = "EPSG:...".
    .page = { $file } lies wholly outside the city: it reaches over { $received } (west, south, east and north in degrees), the city over { $allowed }. Give the raster of this area, in the coordinate system that the file names.
raster-nowhere = { $file } lies nowhere on Earth: it reaches over { $received } (least x, least y, greatest x and greatest y) in its own system, { $system }, and that system has no such place. State the right system in city.toml as crs = "EPSG:...", or give the raster with the coordinate system in which it was made.
    .page = { $file } lies nowhere on Earth: it reaches over { $received } (least x, least y, greatest x and greatest y) in its own system, { $system }, and that system has no such place. Give the raster with the coordinate system in which it was made.
raster-elsewhere = { $file } does not touch the city. Check its coordinate system, or give the raster of this area.
elevation-impossible = { $file } has a height of { $received } m where buildings stand or streets lie; possible are { $low } to { $high } m. Check that the raster holds heights in metres and marks missing values.
elevation-outside = { $count } of { $total } buildings lie outside of the elevation raster; their elevation is unknown.
elevation-without-data = The elevation raster has no value for { $count } of { $total } buildings; their elevation is unknown.
