# Texts of the ground surface.
surface-cells_of_city = Makes cells of the city with what covers them, and how much sky and sun their open ground has on a hot day.
surface-heights-no-raster = The file { $file } of the ground surface is no raster. Give a GeoTIFF of heights in metres, or leave { $file } out.
surface-heights-empty = The file { $file } of the ground surface has no cell with a value: all of it is marked as missing. Check which value of the raster means that nothing is known.
surface-heights-impossible = The file { $file } of the ground surface has { NUMBER($count, maximumFractionDigits: 0) } of { NUMBER($total, maximumFractionDigits: 0) } cells with heights that cannot be, the first { $received } m; possible are { $low } to { $high } m. Mark missing values as such, and give crowns over the ground and the ground over the sea, in metres.
surface-canopy-holes = { $count ->
    [one] Of 1 cell the raster of crowns does not say everything: there they are those of the map.
   *[other] Of { $count } cells the raster of crowns does not say everything: there they are those of the map.
}
surface-reason-no-room = Have no open ground without trees or sails
surface-reason-not-sealed = Have no sealed ground
surface-reason-no-roofs = Have no roofs
origin-surface-cells = map of the city
surface-looking-at-cells = Looking at sky and sun of the cells
surface-no-map = No cells are made: the surface of a city needs zones, land areas and buildings within them. Give the city OpenStreetMap under [sources].
surface-ground-flat = The ground counts as flat: hills cast no shadow. A raster of its heights (ground_height) changes that.
surface-cells-made = { $count } cells of { $side } m are made; their sky and sun are looked at in parts of { $pixel } m.
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
