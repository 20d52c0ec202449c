# Texts of air beside the road.
road-air-wind = { $count ->
    [one] One thing is wrong in the file of wind
   *[other] { $count } things are wrong in the file of wind
}: { $received }. It has a row for each hour: time (ISO 8601), wind_speed [m/s] at 10 m, wind_from [degree] from 0 to 360, and where known global_irradiance [W/m2] and cloud_share [1]. Numbers behind a column are rows, from 1. A blank wind is an hour that nobody knows; a wind of 0 is calm air and needs no direction. Correct these places; air beside roads is told when they are right.
road-air-wind-columns = The columns of the file of wind are not as needed. Missing: { $missing }. More than once: { $twice }. In another unit than the one in brackets: { $units }. The file has { $received }. It needs time, wind_speed [m/s] and wind_from [degree]; global_irradiance [W/m2] and cloud_share [1] may stand beside them. Name the columns so and convert their numbers.
road-air-wind-empty = None of the { $received } rows of the file of wind tells a wind and where it comes from. Give hours with wind_speed [m/s] and wind_from [degree]; a wind of 0 needs no direction.
road-air-points = In the source { $source } something lacks: { $missing }. Received: { $received }. Give features with points, or a table with longitude and latitude in degrees.
road-air-points-nowhere = { $count ->
    [one] One row of the source { $source } lies nowhere
   *[other] { $count } rows of the source { $source } lie nowhere
}: { $received }. In brackets stand their numbers, from 1. Each needs a point: longitude from -180 to 180 and latitude from -90 to 90, in degrees, or a feature with a shape. Correct these rows or leave them out.
road-air-background-far = { $count ->
    [one] One station of background air lies
   *[other] { $count } stations of background air lie
} more than { $kilometres } km from the city (rows { $rows }) and counts all the same where no other is nearer. Look whether longitude and latitude have changed places.
road-air-chimneys-far = { $count ->
    [one] One chimney lies
   *[other] { $count } chimneys lie
} more than { $kilometres } km from all buildings (rows { $rows }) and brings nothing to them. Look whether longitude and latitude have changed places.
road-air-chimneys-many = Within { $kilometres } km of { $count } chimneys lie buildings and places in { $received } pairs; allowed are { $allowed }. Put small chimneys of a block together, with the sum of what they emit, and leave out those that are far off.
road-air-no-wind = { $count ->
    [one] One chimney is
   *[other] { $count } chimneys are
} on the map, but no file tells of wind, which is never assumed: what they bring to buildings is not told. Name a file of hours with wind under [domains.road_air].
road-air-no-buildings = The city has no buildings or zones: air beside roads is not told.
road-air-no-roads = The city has no roads with traffic: what they bring to the air is not told.
road-air-hours-left-out = { $count ->
    [one] One hour of the file of wind tells no wind or no direction and is
   *[other] { $count } hours of the file of wind tell no wind or no direction and are
} left out.
road-air-few-hours = The file of wind tells { $count } hours; a year is known from { $needed } hours on. Means are those of these hours and not of a year.
road-air-calm-hours = { $count ->
    [one] One hour is calm and counts
   *[other] { $count } hours are calm and count
} as a wind of 0.28 m/s that moves exhaust to all sides alike.
road-air-sky-unknown = { $count ->
    [one] In one hour nobody knows sun and clouds: half of the sky counts
   *[other] In { $count } hours nobody knows sun and clouds: half of the sky counts
} as clouded.
road-air-roads-without-shape = { $count ->
    [one] One road has no shape on the map and brings
   *[other] { $count } roads have no shape on the map and bring
} nothing to the air of buildings.
road-air-tunnels = { $metres } m of roads lie in tunnels and bring nothing to the air above; what leaves by the portals is left out.
road-air-canyons = { $count ->
    [one] One building stands
   *[other] { $count } buildings stand
} at a street between walls: there the vortex between them counts. Streets with a wall on one side alone count as open ground.
road-air-heights-unknown = { $count ->
    [one] One building stands
   *[other] { $count } buildings stand
} at a street between walls of which a height is not known: it counts as open ground.
road-air-hidden-buildings = { $count ->
    [one] One building lies
   *[other] { $count } buildings lie
} within other ones on the map: points before all its sides lie inside, and count all the same.
road-air-dilution = Ties buildings and places to roads and chimneys around them by what a kilogram of each adds to their air.
road-air-background = Takes over stations of background air with the yearly means of the file, and ties buildings to the nearest.
road-air-chimneys = Takes over chimneys with their height and what they emit in a year.
origin-road-air-sensitive_places = Made of the places on the map
road_air-background = Takes over stations of background air with the yearly means of the file, and ties buildings to the nearest.
road_air-chimneys = Takes over chimneys with their height and what they emit in a year.
road_air-dilution = Ties buildings and places to roads and chimneys around them by what a kilogram of each adds to their air.
