# Texts of noise.
noise-reason-quiet-surface = Has a low-noise surface
noise-reason-no-cars = Is not open to cars
noise-reason-barrier = Has a barrier as high
noise-reason-quiet = Is quiet enough at night
noise-reason-no-dwellings = Has no dwellings
noise-reason-windows = Has sound-insulating windows
noise-facades = Makes façade points of all buildings and the relation of the streets that they hear, where city.toml names the domain.
origin-noise-facade_points = façades of the buildings
noise-unknown-version = The emission of roads has no tables of { $version }. Known: { $known }.
noise-unknown-surface = The tables of { $version } have no surface { $surfaces }. Known: { $known }. Take the nearest of these, or "reference".
noise-traffic-shape = Flows { $flow } and speeds { $speed } do not match: each link needs one number of each class ({ $classes }).
noise-bad-value = { $column } cannot be used at { $rows } links; the first is row { $row } with { $value }. Flows are 0 or more, speeds above 0, shares from 0 to 1; leave out links without them.
