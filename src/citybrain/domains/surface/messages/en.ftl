# Texts of the ground surface.
surface-cells_of_city = Makes cells of the city with what covers them, and how much sky and sun their open ground has on a hot day.
surface-heights-no-raster = The file { $file } of the ground surface is no raster. Give a GeoTIFF of heights in metres, or leave { $file } out.
surface-heights-empty = The file { $file } of the ground surface has no cell with a value: all of it is marked as missing. Check which value of the raster means that nothing is known.
surface-heights-impossible = The file { $file } of the ground surface has { NUMBER($count, maximumFractionDigits: 0) } of { NUMBER($total, maximumFractionDigits: 0) } cells with heights that cannot be, the first { $received } m; possible are { $low } to { $high } m. Mark missing values as such, and give crowns over the ground and the ground over the sea, in metres.
surface-canopy-holes = { $count ->
    [one] Of 1 cell the raster of crowns does not say everything: there they are those of the map.
   *[other] Of { $count } cells the raster of crowns does not say everything: there they are those of the map.
}
surface-reason-no-room = Have no ground to change without trees or sails
surface-reason-water = Are water
surface-reason-built-over = Are built over
surface-reason-crowns = Lie below crowns already
surface-reason-not-sealed = Have no sealed ground
surface-reason-railway = Are railway or too narrow a strip beside it
surface-reason-main-street = Are carriageway of a main street or too narrow a strip beside it
surface-reason-lanes-alone = Have no other sealed ground than the carriageway of a main street
surface-reason-no-roofs = Have no roofs
origin-surface-cells = map of the city
surface-looking-at-cells = Looking at sky and sun of the cells
surface-no-map = No cells are made: the surface of a city needs zones, land areas and buildings within them. Give the city OpenStreetMap under [sources].
surface-ground-flat = The ground counts as flat: hills cast no shadow. A raster of its heights (ground_height) changes that.
surface-cells-made = { $count } cells of { $side } m are made; their sky and sun are looked at in parts of { $pixel } m.
surface-too-many-cells = Cells of { $side } m (side below [domains.surface] in city.toml) would be about { NUMBER($received, maximumFractionDigits: 0) } in this city; at most { NUMBER($allowed, maximumFractionDigits: 0) } are allowed. State side = { $next }, which makes about { NUMBER($count, maximumFractionDigits: 0) }, leave the line out, or give zones of a smaller area.
    .page = Cells of { $side } m would be about { NUMBER($received, maximumFractionDigits: 0) } in this city; at most { NUMBER($allowed, maximumFractionDigits: 0) } are allowed. Ask whoever runs the server to state wider ones, such as { $next } m (about { NUMBER($count, maximumFractionDigits: 0) } cells).
surface-heights-unknown = { $count ->
    [one] 1 building has no height: it counts as high as the median of the others.
   *[other] { $count } buildings have no height: they count as high as the median of the others.
}
surface-tree-heights-unknown = { $count ->
    [one] 1 tree has no height on the map: it counts as 8 m high.
   *[other] { $count } trees have no height on the map: they count as 8 m high.
}
surface-zones-measured = { $count ->
    [one] In 1 zone crowns and sealed ground of cells are those that its land cover measures; shade is that of the trees of the map.
   *[other] In { $count } zones crowns and sealed ground of cells are those that their land cover measures; shade is that of the trees of the map.
}
surface-cover_of_years = Reads how much of each zone every class of land cover had in each year, and its vegetation index.
surface-cover-no-zones = The land cover of years is left out: it needs zones. Give the city districts, or a map with them.
surface-cover-outside = { $count ->
    [one] 1 row of the land cover of years lies in no zone of the city, and is left out.
   *[other] { $count } rows of the land cover of years lie in no zone of the city, and are left out.
}
surface-cover-elsewhere = No row of { $file } lies in a zone of the city. Check its coordinate system, or the names in its column zone.
surface-cover-unit = { $column } of the land cover of years has the unit { $received }, which is none of an area. Known are { $allowed }. Name the column with its unit in brackets below columns in city.toml, such as "trees: over 20 m [m²]" = "tree20_{"{year}"}".
    .page = { $column } of the land cover of years has the unit { $received }, which is none of an area. Known are { $allowed }. Name the column with its unit in brackets.
surface-cover-value = { $column } of the land cover of years has { NUMBER($count, maximumFractionDigits: 0) } values that cannot be, the first in row { NUMBER($row, maximumFractionDigits: 0, useGrouping: 0) }: { $received }. Areas are numbers from 0 up, NDVI is from -1 to 1, years are four digits. Correct the file.
surface-cover-columns = The land cover of years has no column with a class and a year. It has { $columns }. Give one row for each place with columns such as trees_m2_2024, or columns zone, year, class and area [m²]; other names go below columns in city.toml.
    .page = The land cover of years has no column with a class and a year. It has { $columns }.
surface-cover-zone = The land cover of years has no shapes and no column zone with the ids or names of zones. It has { $columns }. Name that column below columns in city.toml: zone = "district".
    .page = The land cover of years has no shapes and no column with the ids or names of zones. It has { $columns }.
surface-bands-alone = Of { $year } only { $received } is given. NDVI needs { $needed } as well. Add it below [domains.surface], or leave both out.
    .page = Of { $year } only { $received } is given. NDVI needs { $needed } as well.
surface-bands-scale = { $file } has values from { NUMBER($low, maximumFractionDigits: 4) } to { NUMBER($high, maximumFractionDigits: 4) }, which are no reflectances (0 to 1). State below [domains.surface] what makes reflectances of them: scale and offset. Of Sentinel-2 level 2A it is scale = 0.0001, and offset = -0.1 from baseline 04.00 on (January 2022), before that offset = 0.
    .page = { $file } has values from { NUMBER($low, maximumFractionDigits: 4) } to { NUMBER($high, maximumFractionDigits: 4) }, which are no reflectances (0 to 1). State scale and offset.
surface-bands-grid = The red and near infrared bands of { $year } are on different grids: of { NUMBER($total, maximumFractionDigits: 0) } pixels { NUMBER($count, maximumFractionDigits: 0) } lie on one another. Give both of one resolution and one picture.
surface-bands-empty = The bands of { $year } have no pixel without cloud over the city: { NUMBER($cloudy, maximumFractionDigits: 0) } are cloud, shadow or snow. Choose another day.
surface-bands-read = NDVI of { $year }: { NUMBER($pixels, maximumFractionDigits: 0) } pixels are read, { NUMBER($left, maximumFractionDigits: 0) } are left out as cloud, shadow, snow or without light.
surface-bands-holes = { $count ->
    [one] 1 cell has no vegetation index in { $year }: no pixel without cloud lies in it.
   *[other] { $count } cells have no vegetation index in { $year }: no pixel without cloud lies in them.
}
surface-reason-no-walls = Have no walls along open ground
surface-reason-no-ground = Are water, roofs, railway or carriageway of a main street on more than half
conflict-city_solar_roofs_below_new_crowns = { $count ->
    [one] Beside 1 building with solar modules on its roof new trees grow as high as the roof or higher: their crowns shade the modules. Leave out one of them there.
   *[other] Beside { $count } buildings with solar modules on their roofs new trees grow as high as the roof or higher: their crowns shade the modules. Leave out one of them there.
}
conflict-city_lost_lanes = { $count ->
    [one] In 1 cell carriageway becomes grass, a garden or water: the street there loses lanes. Leave the cell out, or close the street to cars.
   *[other] In { $count } cells carriageways become grass, gardens or water: the streets there lose lanes. Leave the cells out, or close the streets to cars.
}
