# Texts of heat.
heat-cells_of_city = Makes cells of the city with what covers them, and how much sky and sun their open ground has on a hot day.
heat-heat_sources = Ties cells to the buildings and roads in them that give off heat: parts of their footprints and lengths.
heat-heights-no-raster = The file { $file } of heat is no raster. Give a GeoTIFF of heights in metres, or leave { $file } out.
heat-heights-empty = The file { $file } of heat has no cell with a value: all of it is marked as missing. Check which value of the raster means that nothing is known.
heat-heights-impossible = The file { $file } of heat has { NUMBER($count, maximumFractionDigits: 0) } of { NUMBER($total, maximumFractionDigits: 0) } cells with heights that cannot be, the first { $received } m; possible are { $low } to { $high } m. Mark missing values as such, and give crowns over the ground and the ground over the sea, in metres.
heat-canopy-holes = { $count ->
    [one] Of 1 cell the raster of crowns does not say everything: there they are those of the map.
   *[other] Of { $count } cells the raster of crowns does not say everything: there they are those of the map.
}
heat-reason-no-room = Have no open ground without trees or sails
heat-reason-not-sealed = Have no sealed ground
heat-reason-no-roofs = Have no roofs
origin-heat-cells = map of the city
heat-looking-at-cells = Looking at sky and sun of the cells
heat-no-map = No cells are made: heat in streets needs zones, land areas and buildings within them. Give the city OpenStreetMap under [sources].
heat-ground-flat = The ground counts as flat: hills cast no shadow. A raster of its heights (ground_height) changes that.
heat-cells-made = { $count } cells of { $side } m are made; their sky and sun are looked at in parts of { $pixel } m.
heat-heights-unknown = { $count ->
    [one] 1 building has no height: it counts as high as the median of the others.
   *[other] { $count } buildings have no height: they count as high as the median of the others.
}
heat-tree-heights-unknown = { $count ->
    [one] 1 tree has no height on the map: it counts as 8 m high.
   *[other] { $count } trees have no height on the map: they count as 8 m high.
}
heat-zones-measured = { $count ->
    [one] In 1 zone crowns and sealed ground of cells are those that its land cover measures; shade is that of the trees of the map.
   *[other] In { $count } zones crowns and sealed ground of cells are those that their land cover measures; shade is that of the trees of the map.
}
