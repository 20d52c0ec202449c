# Texts of streets and access.
streets-buildings-off-network = { $count ->
    [one] 1 building lies further than { $metres } m from any street that can be walked: what it reaches is not known.
   *[other] { $count } buildings lie further than { $metres } m from any street that can be walked: what they reach is not known.
}
streets-facilities-off-network = { $count ->
    [one] 1 facility lies further than { $metres } m from any street that can be walked and is left out.
   *[other] { $count } facilities lie further than { $metres } m from any street that can be walked and are left out.
}
streets-islands = { $count ->
    [one] 1 piece of street that can be walked hangs together with no other part of the city: no building is tied to it.
   *[other] { $count } pieces of street that can be walked hang together with no other part of the city: no building is tied to them.
}
streets-traps = { $count ->
    [one] 1 piece of street can be entered by car and not left, or left and not entered: its one-way sign may be wrong.
   *[other] { $count } pieces of street can be entered by car and not left, or left and not entered: their one-way signs may be wrong.
}
streets-slopes-unknown = { $count ->
    [one] The slope of 1 of { $total } streets for people on foot or bicycle is not known: they are passed as fast as on level ground.
   *[other] The slopes of { $count } of { $total } streets for people on foot or bicycle are not known: they are passed as fast as on level ground. Give the city an elevation raster to know them.
}
streets-too-steep = { $count ->
    [one] By the elevation 1 street is steeper than { $slope }, and counts as steep as that.
   *[other] By the elevation { $count } streets are steeper than { $slope }, and count as steep as that.
}
streets-reason-no-steps = Have no steps without a ramp
streets-reason-not-walked = May not be walked on
streets-reason-one-way = Cars go in one direction only already, or not at all
streets-reason-no-direction = Have no direction: they end where they begin, or the city was built before directions were read
streets-without-facades = { $count ->
    [one] 1 piece of street for cars has no façades on both sides within { $metres } m, or lies in a tunnel: its width between façades is not known.
   *[other] { $count } pieces of street for cars have no façades on both sides within { $metres } m, or lie in a tunnel: their width between façades is not known.
}
streets-reason-no-parking = Have no parking at the kerb
streets-reason-track = Already have a track apart from cars
streets-reason-no-cars = Are closed to cars
streets-reason-already-slow = Have that speed limit or a lower one already
isochrone-off-network = { $place ->
    [begin] Where the way begins, the nearest street for this way of travel is { $received } away
    [end] Where the way ends, the nearest street for this way of travel is { $received } away
   *[other] The nearest street for this way of travel is { $received } away
}; at most { $allowed } are allowed. Choose a place nearer to a street.
access-same-place = These are the same place: both are one building, or less than { $allowed } apart. Choose another place for one of them.
access-ride-slower = By public transport the way takes { $ride } min, and on foot { $walk } min: no ride is shown.
access-no-ride = By public transport nobody who leaves at { $time } gets there in time: the next ride nearby leaves at { $next }. Choose another hour.
access-no-departure = At { $time } no public transport leaves nearby, nor later on the day of the timetable. Choose an earlier hour, or another place.
access-place-outside = { $name } is { $received }: longitude is from -180 to 180 and latitude from -90 to 90, in this order. Give both in degrees, such as 24.94,60.17.
access-no-such-hour = There is no time { $received }. Give a day and an hour of the years { $first } to { $last }, with their offset, such as 2026-11-29T18:00Z.
access-sites-too-many = { $buildings } buildings are out of reach today and have about { $junctions } junctions each in these minutes: { $received } pairs, of which { $allowed } are looked at. Ask for fewer minutes, or for a kind that more people have near.
access-on-foot = On foot
access-no-fare = No data of this city tell what a ride costs.
access-no-driving-costs = No data of this city tell what driving costs and emits.
streets-network = Ties buildings and facilities of daily need to the streets that can be walked, with the way to both junctions, and counts what lies off them.
streets-green_of_zones = Measures the ground of parks and woods of 0.5 ha and more in each zone; ground on which two lie counts once.
streets-street_sections = Measures streets between façades with rays at right angles to them, and finds the ways that run beside each.
streets-accidents = Counts accidents with people hurt by street and year from a file of points with a date; those with damage alone are left out.
streets-reports = Counts reports of residents that speak of danger by street and year from a file of points with a date; what few wrote of is not told.
streets-hazards-without-streets = The file { $source } counts by street, and the city has no streets. Give the city streets of OpenStreetMap as well, or leave { $source } out.
streets-hazards-wrong = { $count ->
    [one] 1 value of the file { $source } cannot be read, by column and row
   *[other] { $count } values of the file { $source } cannot be read, by column and row
}: { $received }. A row needs a whole date such as 2025-03-31, between 1900 and today, and a place (a shape, or longitude and latitude in degrees); severity is fatal, serious, slight, damage or empty. Correct the rows or leave them out.
streets-hazards-same = { $count ->
    [one] 1 row of the file { $source } has the date and place of an earlier one and counts
   *[other] { $count } rows of the file { $source } have the date and place of an earlier one and count
} all the same. Where the file has a row for each person or vehicle, give one row for each accident or report.
streets-accidents-of-damage = { $count ->
    [one] 1 accident with damage alone is left out: those with people hurt count.
   *[other] { $count } accidents with damage alone are left out: those with people hurt count.
}
streets-accidents-off-streets = { $count ->
    [one] 1 accident lies further than { $metres } m from any street and is left out.
   *[other] { $count } accidents lie further than { $metres } m from any street and are left out.
}
streets-reports-off-streets = { $count ->
    [one] 1 report lies further than { $metres } m from any street and is left out.
   *[other] { $count } reports lie further than { $metres } m from any street and are left out.
}
streets-reports-closed = { $count ->
    [one] On 1 street there are fewer than { $fewest } reports: how many is not told.
   *[other] On { $count } streets there are fewer than { $fewest } reports each: how many is not told.
}
