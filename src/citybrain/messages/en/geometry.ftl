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
        [one] 1 outline crossed itself; its largest part is kept ({ $area } m²).
       *[other] { $count } outlines crossed themselves; their largest parts are kept ({ $area } m² in all).
    }
footprints-duplicate = { $count ->
        [one] 1 footprint repeats an earlier one and is left out.
       *[other] { $count } footprints repeat earlier ones and are left out.
    }
footprints-overlapping = { $count ->
        [one] 1 footprint lay partly on the ground of others, which keep it ({ $area } m²).
       *[other] { $count } footprints lay partly on the ground of others, which keep it ({ $area } m² in all).
    }
footprints-covered = { $count ->
        [one] 1 footprint lies wholly on the ground of others and is left out.
       *[other] { $count } footprints lie wholly on the ground of others and are left out.
    }

## Geometry for the map

columns-not-ocb1 = The geometry of the map has { $received } bytes and is not OCB1, or { $expected } bytes were announced. Build the city again.
