## Coordinates

coordinates-unknown = { $file }: the coordinates { $received } are not known. Allowed are { $allowed }. Correct the key coordinates of this source in city.toml.
    .page = { $file }: the coordinates { $received } are not known. Allowed are { $allowed }. Ask whoever runs the server to correct the settings of the city, or give the file again in WGS 84.
coordinates-outside-china = { $file } is declared as { $received }, but a place in it lies at longitude { NUMBER($longitude, maximumFractionDigits: 4) }, latitude { NUMBER($latitude, maximumFractionDigits: 4) }, outside of China, where { $received } does not exist. Nothing was converted. Is the file in WGS 84? Then set coordinates = "WGS84" for this source in city.toml.
    .page = { $file } is declared as { $received }, but a place in it lies at longitude { NUMBER($longitude, maximumFractionDigits: 4) }, latitude { NUMBER($latitude, maximumFractionDigits: 4) }, outside of China, where { $received } does not exist. Give the file in WGS 84.

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

osm-no-outlines = No domain here says which tags of OpenStreetMap are outlines, so no city can be made of such a file. Domains that are there: { $allowed }. Install one whose openstreetmap.yaml has `outlines`, such as buildings.
osm-reading = Reading the OpenStreetMap file
osm-buildings = Putting buildings and their parts together
osm-networks = Cutting streets and paths at junctions
osm-land = Drawing land, water and coast
osm-done = OpenStreetMap file read

## OpenStreetMap: files that cannot be read

osm-format = { $file } is not an OpenStreetMap file. Allowed are PBF (.osm.pbf) and XML (.osm, .osm.gz, .osm.bz2). Download the extract again, or give footprints of another format with --buildings.
    .page = { $file } is not an OpenStreetMap file. Allowed are PBF (.osm.pbf) and XML (.osm, .osm.gz, .osm.bz2). Download the extract again, or give a file of footprints.
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

## Building files

footprints-attribute-unknown = { $file }: buildings have no attribute { $received }. Nearest: { $nearest }. Correct the names of the columns of this source.
footprints-id = { $file }, feature { $row }: the identifier "{ $received }" in column { $column } is empty or stands a second time. Every building needs one of its own. Name another column, or none: then features are numbered.
footprints-values-wrong = { $count ->
        [one] 1 value of { $attribute } (column { $column }) cannot be used and is taken as unknown: { $example }.
       *[other] { $count } values of { $attribute } (column { $column }) cannot be used and are taken as unknown, such as: { $example }.
    }
footprints-not-on-earth = { $file }: in { $crs } the coordinates reach from { $received } (west, south, east, north), which is not on the Earth. Name the coordinate system that the file is really in.
footprints-zip = { $file } holds { $count ->
        [0] no file of features
       *[other] { $count } files of features
    } ({ $received }), and exactly one is needed ({ $allowed }). Unpack it and give the file that holds the buildings.
footprints-zip-name = { $file } holds the file { $received }, whose name has more than { $allowed } bytes. Give it a shorter name and pack it again.
cityjson-version = { $file } is CityJSON of version { $received }. Allowed are { $allowed }. Convert it, for example with: cjio { $file } upgrade save new.city.json
cityjson-damaged = { $file }, line { $place }: this is not valid JSON ({ $problem }). Perhaps the file is cut off; download or export it again.
cityjson-vertices = { $file }: the list of vertices, or the transform that scales it, cannot be read ({ $problem }). Check the file, for example with: cjval { $file }
cityjson-object = { $file }: the building { $received } cannot be read ({ $problem }). Check the file, for example with: cjval { $file }
cityjson-no-buildings = { $file } holds no object of type Building with a geometry that covers ground. Give a file with buildings.
cityjson-no-ground = { $count ->
        [one] 1 building has no geometry that covers ground and is left out.
       *[other] { $count } buildings have no geometry that covers ground and are left out.
    }
