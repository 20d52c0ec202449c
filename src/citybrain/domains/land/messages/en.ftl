# Texts of space and land.
land-parking-of-streets = { $count ->
    [one] 1 parking area lies along a street of which tags say that cars park at its kerb: it counts as part of that street.
   *[other] { $count } parking areas lie along streets of which tags say that cars park at their kerbs: they count as parts of these streets.
}
land-parking-without-kind = Of { $total } parking areas { $count } do not tell whether cars park on the ground: they count as ground.
land-reason-soaks = Have pavers with grass or soil already, or no ground of their own
land-reason-no-ground = Have no ground on which cars park
land-reason-no-open-ground = Have no open ground left
land-reason-in-use = Are in use or under construction
land-reason-no-kerb-parking = Have no parking at the kerb
land-register-without-shapes = The file { $source } of plots has no outlines. Give it as GeoJSON, GeoPackage, FlatGeobuf or shapefile.
land-register-without-map = The file { $source } lists plots, and the city has no land areas or zones to measure them on. Give the city OpenStreetMap as well, or leave { $source } out.
land-register-columns = The file { $source } has no column { $missing }; it has { $received }. A register of plots needs state and evidence; owner, since, pollution, area, id and name may stand beside them.
land-register-twice = The file { $source } has columns more than once: { $received } (capital letters and blanks around a name make no difference). Give each column a name of its own.
land-register-values = { $count ->
    [one] In the file { $source } a column has values that it cannot have: { $received }. Correct these rows; what is not known stays empty, but not the evidence.
   *[other] In the file { $source } { $count } columns have values that they cannot have: { $received }. Correct these rows; what is not known stays empty, but not the evidence.
}
land-register-no-ground = { $count ->
    [one] 1 plot of the register has no outline that encloses ground and is left out.
   *[other] { $count } plots of the register have no outline that encloses ground and are left out.
}
land-register-negative = { $count ->
    [one] 1 plot of the register states an area below 0 and is left out.
   *[other] { $count } plots of the register state an area below 0 and are left out.
}
land-register-crossing = { $count ->
    [one] The outline of 1 plot of the register crosses itself: the ground that it encloses counts.
   *[other] The outlines of { $count } plots of the register cross themselves: the ground that they enclose counts.
}
land-register-outside = { $count ->
    [one] 1 plot of the register lies outside of all zones, or within another, and is left out.
   *[other] { $count } plots of the register lie outside of all zones, or within others, and are left out.
}
land-register-of-map = { $count ->
    [one] 1 plot of the map lies for the most part on plots of the register and is left out.
   *[other] { $count } plots of the map lie for the most part on plots of the register and are left out.
}
land-ground_by_cover = Cuts the ground of zones by what covers it, in a stated order, and parking areas by zones.
land-plots_of_map = Lists plots by the evidence of the map, the strongest first; ground that lies on two counts for the first.
land-plots_of_register = Puts the plots of a register before those of the map, which lose the ground that both list.
