## Coordinates

coordinates-unknown = { $file }: the coordinates { $received } are not known. Allowed are { $allowed }. Correct the key coordinates of this source in city.toml.
coordinates-outside-china = { $file } is declared as { $received }, but a place in it lies at longitude { NUMBER($longitude, maximumFractionDigits: 4) }, latitude { NUMBER($latitude, maximumFractionDigits: 4) }, outside of China, where { $received } does not exist. Nothing was converted. Is the file in WGS 84? Then set coordinates = "WGS84" for this source in city.toml.

## Footprints: what was repaired or left out

footprints-missing = { $count ->
        [one] 1 building has no footprint and is left out.
       *[other] { $count } buildings have no footprint and are left out.
    }
footprints-not-finite = { $count ->
        [one] 1 footprint has a corner that is not a finite place and is left out.
       *[other] { $count } footprints have corners that are not finite places and are left out.
    }
footprints-not-areas = { $count ->
        [one] 1 footprint is a point or a line and is left out.
       *[other] { $count } footprints are points or lines and are left out.
    }
footprints-tiny = { $count ->
        [one] 1 footprint is smaller than 1 m² and is left out.
       *[other] { $count } footprints are smaller than 1 m² and are left out.
    }
footprints-crossing = { $count ->
        [one] 1 outline crossed itself; its largest part is kept, { $area } m² are lost.
       *[other] { $count } outlines crossed themselves; their largest parts are kept, { $area } m² in all are lost.
    }
footprints-duplicate = { $count ->
        [one] 1 footprint repeats an earlier one and is left out.
       *[other] { $count } footprints repeat earlier ones and are left out.
    }
footprints-overlapping = { $count ->
        [one] 1 footprint lay partly on the ground of others, which keep it, and is { $area } m² smaller.
       *[other] { $count } footprints lay partly on the ground of others, which keep it, and are { $area } m² smaller in all.
    }
footprints-covered = { $count ->
        [one] 1 footprint lies wholly on the ground of others and is left out.
       *[other] { $count } footprints lie wholly on the ground of others and are left out.
    }

## Geometry for the map

columns-not-ocb1 = The geometry of the map has { $received } bytes and is not OCB1, or { $expected } bytes were announced. Build the city again.

## OpenStreetMap: stages of reading

osm-reading = Reading the OpenStreetMap file
osm-buildings = Putting buildings and their parts together
osm-networks = Cutting streets and paths at junctions
osm-land = Drawing land, water and coast
osm-done = OpenStreetMap file read

## OpenStreetMap: files that cannot be read

osm-format = { $file } begins with { $received } and is not an OpenStreetMap file. Allowed are PBF (.osm.pbf) and XML (.osm, .osm.gz, .osm.bz2). Download the extract again, or give footprints of another format with --buildings.
osm-damaged = { $file } ({ NUMBER($received, maximumFractionDigits: 2) } MB) cannot be read to its end: { $problem }. The file is damaged or was cut off. Download it again and compare its size with that of the source.
osm-history = { $file } is a history file with several versions of each object. Allowed is a file with the state of one day. Make one with: osmium time-filter.
osm-empty = { $file } is a valid OpenStreetMap file, but holds no object with tags. Check which area was cut out of the map.

## OpenStreetMap: what was left out

osm-not-buildings = { $count ->
        [one] 1 object is tagged as a building that does not exist, and is left out.
       *[other] { $count } objects are tagged as buildings that do not exist, and are left out.
    }
osm-buildings-planned = { $count ->
        [one] 1 building is planned or under construction and is left out.
       *[other] { $count } buildings are planned or under construction and are left out.
    }
osm-buildings-underground = { $count ->
        [one] 1 building lies underground and is left out.
       *[other] { $count } buildings lie underground and are left out.
    }
osm-buildings-open = { $count ->
        [one] 1 building has no outline that closes, mostly at the edge of the extract, and is left out.
       *[other] { $count } buildings have no outline that closes, mostly at the edge of the extract, and are left out.
    }
osm-parts-alone = { $count ->
        [one] 1 part of a building lies in no building and counts as one.
       *[other] { $count } parts of buildings lie in no building and count as buildings.
    }
osm-ways-cut = { $count ->
        [one] 1 way lies partly outside of the extract and ends where it ends.
       *[other] { $count } ways lie partly outside of the extract and end where it ends.
    }
osm-coastline-open = { $count ->
        [one] 1 end of a coastline lies in the middle of the extract; the sea there may be missing on the map.
       *[other] { $count } ends of coastlines lie in the middle of the extract; the sea there may be missing on the map.
    }
