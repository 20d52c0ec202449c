# Texts of noise.
noise-reason-quiet-surface = Has a low-noise surface
noise-reason-no-cars = Is not open to cars
noise-reason-barrier = Has a barrier as high
noise-reason-quiet = Is quiet enough at night
noise-reason-no-dwellings = Nobody lives there
noise-reason-windows = Has sound-insulating windows
noise-facades = Makes façade points of all buildings and the relation of the streets that they hear.
origin-noise-facade_points = façades of the buildings
noise-unknown-version = The emission of roads has no tables of { $version }. Known: { $known }.
noise-unknown-surface = The tables of { $version } have no surface { $surfaces }. Known: { $known }. Take the nearest of these, or "reference".
noise-unknown-rail-row = Table { $table } of trams and trains has no row { $received }. Known: { $known }. Take the nearest of these.
noise-traffic-shape = Flows { $flow } and speeds { $speed } do not match: each link needs one number of each class ({ $classes }).
noise-bad-value = { $column } cannot be used at { $rows } links; the first is row { $row } with { $value }. Flows are 0 or more, speeds above 0, shares from 0 to 1; leave out links without them.
noise-facades-made = { $count } façade points are made before { $buildings } buildings; they hear { $pairs } pairs of point and street. Levels are of road traffic, and of trams and trains where the map has tracks.
noise-no-streets = No noise is told: of { $count } streets none is open to cars above the ground, or a file of streets lacks who may drive there. Give the city streets of OpenStreetMap under [sources].
noise-too-far-apart = No noise is told: the streets, buildings and parks lie over { $width } × { $height } km, and no more ground than { $side } × { $side } km is followed. Farthest from the rest lies { $farthest }. Correct its place or take it out of its file, or make a city of a part of the map.
noise-paths-reused = { $count ->
    [one] At one point
   *[other] At { $count } points
} the paths of sound are those of the last build: no street and no ground has changed, and no building that they pass.
noise-points-inside = { $count ->
    [one] One façade point lies
   *[other] { $count } façade points lie
} in or at another building, as at party walls, and { $count ->
    [one] is
   *[other] are
} left out.
noise-streets-in-tunnels = { $count ->
    [one] One piece of street lies
   *[other] { $count } pieces of street lie
} in a tunnel and { $count ->
    [one] is
   *[other] are
} left out. Portals are louder than computed here: none of the sound that leaves them is in the levels.
noise-streets-without-length = { $count ->
    [one] One piece of street has
   *[other] { $count } pieces of street have
} no length, as at the edge of a map, and { $count ->
    [one] is
   *[other] are
} left out.
noise-streets-in-buildings = { $count ->
    [one] One piece of street runs
   *[other] { $count } pieces of street run
} through the outline of a building, as in a passage or under an overhang: the walls around screen what is heard of it.
noise-speeds-unknown = { $count ->
    [one] One street for cars has
   *[other] { $count } streets for cars have
} no signed speed limit: the usual one of the class is taken.
noise-surfaces-unknown = { $count ->
    [one] One street for cars has
   *[other] { $count } streets for cars have
} a surface that no tag tells or that has no place in the tables of emission: the reference surface is taken.
noise-classes-unknown = { $count ->
    [one] One street for cars has
   *[other] { $count } streets for cars have
} a class that is not known: as much traffic as on a dead-end road is assumed where no model tells. A city that an earlier version built is built again for it.
noise-heights-unknown = { $count ->
    [one] One building has
   *[other] { $count } buildings have
} no height: the median of the others is taken.
noise-roads-off-streets = { $count ->
    [one] One road of the model of traffic lies
   *[other] { $count } roads of the model of traffic lie
} on no street of the map: no street has its vehicles, and usual traffic is assumed.
noise-points-unheard = { $count ->
    [one] One façade point hears
   *[other] { $count } façade points hear
} no street at all and so no level; their residents are counted apart.
noise-points-at-edge = { $count ->
    [one] One façade point lies
   *[other] { $count } façade points lie
} within 500 m of the edge of the streets: some that are heard there may be missing, and levels too low.
noise-buildings-without-points = { $count ->
    [one] One building has
   *[other] { $count } buildings have
} no façade point: all their walls stand at others.
noise-finding-facades = Placing façade points
noise-finding-paths = Following sound from streets to façades
noise-no-number = { $rows } rows of { $table } have no number, or none above 0, where the paths of sound need one; the first is row { $row }. Fill them in or leave them out.
noise-outside-raster = { $rows } points of { $table } lie outside of the raster of the ground; the first is row { $row }. Make the raster over all receivers, links and walls.
noise-potential-too-low = A link (row { $row }) sounds louder today than the most that was stated for it. The most must be at least as much as today.
origin-noise-park_points = grid in the parks of the map
origin-noise-street_kinds = classes of streets for cars
noise-tracks = Makes tracks above ground with the vehicles of the timetable, and the relation of façade points that hear them.
origin-noise-tracks = tracks of the map
noise-finding-tracks = Laying the rides of the timetable on tracks
noise-finding-track-paths = Following sound from tracks to façades
noise-tracks-made = { $count ->
    [one] One piece of track for trams and trains lies
   *[other] { $count } pieces of track for trams and trains lie
} above ground; { $pairs } pairs of façade point and track are heard, and { $rides } rides of the timetable from stop to stop run on tracks. Curves do not squeal in levels, and bridges lie on the ground.
noise-tracks-untold = { $count ->
    [one] Of one piece of track the timetable tells
   *[other] Of { $count } pieces of track the timetable tells
} no vehicles, as no ride of their kind runs between two stops on tracks of the map: they are silent until parameters of the city state stated_rail_vehicles_by_day, stated_rail_vehicles_in_evening and stated_rail_vehicles_at_night.
noise-tracks-in-tunnels = { $count ->
    [one] One piece of track lies
   *[other] { $count } pieces of track lie
} in a tunnel and { $count ->
    [one] is
   *[other] are
} left out.
noise-tracks-of-no-kind = { $count ->
    [one] One railway is
   *[other] { $count } railways are
} no tram, light rail, metro or train, as monorails and funiculars, and { $count ->
    [one] is
   *[other] are
} left out: the tables of emission have no row for them.
noise-rides-off-tracks = { $count ->
    [one] One ride of the timetable from stop to stop finds
   *[other] { $count } rides of the timetable from stop to stop find
} no way along tracks of the map and { $count ->
    [one] is
   *[other] are
} left out: levels beside these tracks are too low.
noise-rides-away = { $count ->
    [one] One ride of the timetable begins or ends
   *[other] { $count } rides of the timetable begin or end
} at a stop with no track of its kind within 60 m, as beyond the edge of the map, and { $count ->
    [one] is
   *[other] are
} left out: levels beside tracks between such a stop and the next are too low.
