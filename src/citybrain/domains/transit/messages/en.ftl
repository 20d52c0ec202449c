# Texts of public transport.
topic-planned = Stops and lines of plans
transit-timetable = Takes over the lines, stops and trips of one day of a timetable (GTFS), and counts what it leaves out.
transit-destinations = Takes over the places to which the way by public transport is computed, such as the main station.
transit-feed = { $count ->
    [one] One thing is wrong in the timetable
   *[other] { $count } things are wrong in the timetable
}: { $received }. A timetable (GTFS) has stops.txt, routes.txt, trips.txt, stop_times.txt, and calendar.txt or calendar_dates.txt, each with its columns; ids stand once, times are like 25:10:00, days like 20260131, the rest are numbers. Behind a text stand its first rows, from 1, and how many there are. Correct these places.
transit-no-day = No trip of the timetable runs on any day of its calendars. Give the timetable with the calendars of its trips.
transit-no-trips = No trip of the timetable calls at two stops in or near the city. Give a timetable of this city.
transit-no-stops = No stop of the timetable lies in or near the city. Give a timetable of this city, with stop_lat and stop_lon in degrees.
transit-size = The timetable has { $trips } trips and { $calls } calls on one day near the city; at most { $allowed } trips and { $most } calls can be computed. Cut it to the lines of the city.
transit-services = Trips of the timetable run on { $received } services (rows of calendars); at most { $allowed } can be read. Cut it to the lines of the city.
transit-too-many-destinations = The file of destinations has { $received } rows, with or without shapes; at most { $allowed } points are allowed. Give points, such as the main station.
transit-day = Of the timetable counts { $day }, the first day on which most trips run near the city: { $trips } trips. Its calendars reach from { $first } to { $last }.
transit-no-route = { $count ->
    [one] 1 trip of the timetable belongs to no line of it and is left out.
   *[other] { $count } trips of the timetable belong to no line of it and are left out.
}
transit-calls-no-trip = { $count ->
    [one] 1 call of the timetable belongs to no trip and is left out.
   *[other] { $count } calls of the timetable belong to no trip and are left out.
}
transit-calls-no-stop = { $count ->
    [one] 1 call of the day is left out: its stop is not known, lies outside, or has no number in the order.
   *[other] { $count } calls of the day are left out: their stops are not known, lie outside, or have no number in the order.
}
transit-repeated-sequence = { $count ->
    [one] 1 trip calls twice with one number in the order and is left out.
   *[other] { $count } trips call twice with one number in the order and are left out.
}
transit-no-end-times = { $count ->
    [one] 1 trip has no time at its first or last stop near the city and is left out.
   *[other] { $count } trips have no time at their first or last stop near the city and are left out.
}
transit-one-call = { $count ->
    [one] 1 trip calls at one stop near the city only and is left out.
   *[other] { $count } trips call at one stop near the city only and are left out.
}
transit-interpolated = { $count ->
    [one] 1 call has no time: it is taken evenly between those before and after it.
   *[other] { $count } calls have no time: it is taken evenly between those before and after them.
}
transit-decreasing = { $count ->
    [one] 1 trip runs back in time and is left out.
   *[other] { $count } trips run back in time and are left out.
}
transit-frequencies-no-trip = { $count ->
    [one] 1 row of frequencies belongs to no trip and is left out.
   *[other] { $count } rows of frequencies belong to no trip and are left out.
}
transit-frequencies-wrong = { $count ->
    [one] 1 row of frequencies has no interval, or ends before it begins, and is left out.
   *[other] { $count } rows of frequencies have no interval, or end before they begin, and are left out.
}
transit-stops-nowhere = { $count ->
    [one] 1 stop has no place on the globe and is left out.
   *[other] { $count } stops have no place on the globe and are left out.
}
transit-stops-outside = { $count ->
    [one] 1 stop lies outside of the city and the 2 km around it and is left out.
   *[other] { $count } stops lie outside of the city and the 2 km around it and are left out.
}
transit-unknown-type = { $count ->
    [one] 1 line has a route type that is not known and counts as another kind.
   *[other] { $count } lines have route types that are not known and count as another kind.
}
transit-no-pairs = The city has { $count } zones; minutes between all of them are computed up to { $allowed }. Give fewer zones.
transit-no-service = { $count ->
    [one] 1 trip of the timetable runs on a service that no calendar of it has, and is left out.
   *[other] { $count } trips of the timetable run on services that no calendar of it has, and are left out.
}
transit-frequencies-overlap = { $count ->
    [one] 1 row of frequencies begins before the last departure of another of the same trip, and is left out.
   *[other] { $count } rows of frequencies begin before the last departure of another of the same trip, and are left out.
}
transit-idle-lines = { $count ->
    [one] 1 line of the timetable has no trip near the city on that day and is left out.
   *[other] { $count } lines of the timetable have no trip near the city on that day and are left out.
}
transit-too-fast = { $count ->
    [one] 1 trip goes faster than 360 km/h from one stop to the next and is left out: a stop or a time of it is wrong.
   *[other] { $count } trips go faster than 360 km/h from one stop to the next and are left out: a stop or a time of theirs is wrong.
}
transit-reason-added = Already have a departure between every two, by a measure before
transit-reason-seldom = Have no departure in the window of the day that is looked at, or no two at most three hours apart
transit-reason-own-way = Already have a way of their own
transit-reason-nothing-passes = No tram or bus passes near enough on its way between two of its stops
transit-reason-stop-stands = Every tram and bus that passes has a stop of its own nearby
transit-reason-stop-beside = Another stop of the same measure is near
transit-reason-nobody-boards = Nobody boards there in the window of the day that is looked at
transit-reason-door = Are doors of facilities, no junctions of streets
transit-reason-other-line = Are stops of another line that the plan draws
transit-reason-one-stop = Have no second junction to which a street leads: a line needs two stops. Draw it along a street, over junctions that lie within its width
transit-reason-no-way-on = No way of streets comes near all of the line: water or a railway cuts it, or it is drawn much wider than a line. Draw it over a bridge, or narrower
