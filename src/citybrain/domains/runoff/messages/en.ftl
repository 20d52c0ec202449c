# Texts of rain on the ground.
runoff-ground_of_runoff = Gives cells of the city their soil, elevation and way of water, and makes the hollows in which it stands.
runoff-days_of_rain = Reads how much it rains each day at each station, of a table of days or hours.
runoff-table_of_rain = Reads how deep rain is by return period and duration.
runoff-looking-at-ways = Looking at the ways of water over the ground
origin-runoff-storm_steps = parts of the storm of the scenario
runoff-no-cells = No runoff is computed: it needs the cells of the city. They are made of zones, land areas and buildings: give the city OpenStreetMap.
runoff-soil-unknown = No file of the city says how well its soil lets water in: the group that its parameters state (soil_group_of_city) counts everywhere, and where they state none runoff is known of wholly sealed ground alone. Give soil (GeoTIFF of 1 to 4 or areas with soil_group A to D) as a file of runoff.
runoff-soil-holes = Of { $count } of { $total } cells the file of soil says no group: there soil_group_of_city counts, where it is stated.
runoff-elevation-unknown = No elevation of the ground is given: there are no ways of water, ponds and floods. Give elevation (GeoTIFF in metres) as a file of runoff.
runoff-holes = Of { $count } of { $total } cells the raster of elevation says nothing: water that comes to them leaves the city, and no pond or flood is known there.
runoff-zeros = Elevation is exactly 0 m in { $count } places, and nowhere else below { $lowest } m. If 0 stands for missing there, mark it as the missing value of the raster and build again: else water gathers there that does not.
runoff-no-open-water = No cell is open water: no flood of sea or river is computed.
runoff-ways-made = { $count ->
    [one] 1 hollow is found in which water stands; the ways of water are those of cells of { $side } m.
   *[other] { $count } hollows are found in which water stands; the ways of water are those of cells of { $side } m.
}
runoff-no-raster = The file { $file } of runoff is no raster. Give a GeoTIFF, or leave { $file } out.
runoff-raster-empty = The file { $file } of runoff has no cell with a value: all of it is marked as missing. Check which value of the raster means that nothing is known.
runoff-elevation-impossible = The file { $file } of runoff has { NUMBER($count, maximumFractionDigits: 0) } of { NUMBER($total, maximumFractionDigits: 0) } cells with elevations that cannot be, the first { $received } m; possible are { $low } to { $high } m. Mark missing values as such, and give the ground over the sea in metres.
runoff-soil-impossible = The file { $file } of runoff has { $count } places whose soil group is none, the first “{ $received }”; allowed are A, B, C and D, or 1 to 4 in their place. Mark what is not known as missing.
runoff-soil-no-column = The areas in { $file } of runoff have no column soil_group; there are: { $received }. Name the column with the hydrologic soil group soil_group, hsg or hydgrp.
runoff-rain-columns = The file { $file } of runoff lacks { $missing }; its columns are: { $received }. Give a column date and a column rain [mm], and station where there are several.
runoff-rain-unit = The column “{ $received }” of { $file } of runoff says no unit, or another than millimetres. Call it rain [mm].
runoff-rain-impossible = Line { $line } of { $file } of runoff has the rain “{ $received }”; allowed are 0 to { $allowed } mm, or nothing where it was not measured.
runoff-rain-date = Line { $line } of { $file } of runoff has the date “{ $received }”. Write it as 2024-07-31.
runoff-rain-read = { $count } days of rain of { $stations } stations are read.
runoff-rain-missing = { $count ->
    [one] 1 day without any value of rain is left out.
   *[other] { $count } days without any value of rain are left out.
}
conflict-city_gardens_below_crowns = { $count ->
    [one] In 1 cell rain gardens lie below crowns of trees: roots and the lowered ground have no room beside each other. Plant there or build a garden.
   *[other] In { $count } cells rain gardens lie below crowns of trees: roots and the lowered ground have no room beside each other. Plant there or build a garden.
}
conflict-city_tanks_below_green_roofs = { $count ->
    [one] In 1 cell tanks drain roofs that become green: they stay emptier than planned. Leave out one of them there.
   *[other] In { $count } cells tanks drain roofs that become green: they stay emptier than planned. Leave out one of them there.
}
runoff-flow-in-circle = The ways of water of the city go round in a circle. Build the city again.
runoff-reason-no-open-ground = Have no ground to change without trees
runoff-reason-railway = Are railway or too narrow a strip beside it
runoff-reason-main-street = Are carriageway of a main street or too narrow a strip beside it
runoff-reason-not-sealed = Have no sealed ground
runoff-reason-tight-soil = Stand on soil that lets hardly any water in (group D)
runoff-reason-no-roofs = Have no roofs that are not green
runoff-published_flood_zones = Reads areas that river or sea floods, each with its return period or depth, and which buildings stand in them.
runoff-zones-no-areas = The file { $file } of runoff has no areas. Give polygons of the zones of flood (GeoJSON, GeoPackage, shapefile).
runoff-zones-columns = The areas in { $file } of runoff say neither a return period nor a depth; their columns are: { $received }. Give a column return_period (years) or depth [m].
runoff-zones-unit = The column “{ $received }” of { $file } of runoff says no unit, or another than metres. Call it depth [m].
runoff-zones-impossible = Area { $row } of { $file } of runoff has “{ $received }” in { $column }; allowed are { $low } to { $high }, or nothing where it is not known.
runoff-zones-read = { $count ->
    [one] 1 published zone of flood is read.
   *[other] { $count } published zones of flood are read.
}
runoff-zones-no-shape = { $count ->
    [one] 1 row of the zones of flood is no area and is left out.
   *[other] { $count } rows of the zones of flood are no areas and are left out.
}
runoff-zones-unknown = { $count ->
    [one] 1 zone of flood says neither a return period nor a depth and is left out.
   *[other] { $count } zones of flood say neither a return period nor a depth and are left out.
}
runoff-zones-asked = No published zones of flood are given: who lives where rivers and sea are known to flood is not counted. Give flood_zones (polygons with return_period or depth [m]) as a file of runoff.
runoff-looking-at-zones = Looking at the zones of flood
