### Texts of travel.

travel-network-numbers = { $count ->
    [one] One number of the road network cannot be
   *[other] { $count } numbers of the road network cannot be
}: { $received } (rows from 0, the first of each). Minutes, delays and extra minutes are 0 or more, capacities above 0 where cars delay each other, powers 0 or at least 1, ends are nodes of the network. Correct these rows.
travel-network-zones = The road network has { $allowed } nodes and cannot have { $received } zones: each zone is a node. Give every zone its node.
travel-demand-shape = The table of trips has the shape { $received }; the network needs { $allowed }, from each zone to each. Give a row and a column for every zone.
travel-demand-numbers = { $count ->
    [one] One number of the table of trips is below 0 or missing
   *[other] { $count } numbers of the table of trips are below 0 or missing
}, the first at { $received } (from, to; from 0). Correct them, or write 0 where nobody drives.
travel-network-size = { $zones } nodes of trips times { $nodes } nodes of roads are { $received }; { $allowed } can be computed. Give trips fewer nodes, or leave out roads that only few cars take.
travel-gap = A gap of { $received } cannot be reached: rounding is larger than it. Ask for { $allowed } or more.
travel-files = { $count ->
    [one] One thing is wrong in the files of roads and trips
   *[other] { $count } things are wrong in the files of roads and trips
}: { $received }. Roads are lines and need the columns from, to, capacity and speed, trips from, to and cars; names of nodes are not empty, numbers are 0 or more and have no comma between thousands, a road begins or ends at each node of a trip, and cars from or to a node are at most 10 times the capacity of its roads. Numbers alone after a column are its rows, from 1. Correct these places.
travel-reason-in-zone = Lies in a low-emission zone already
travel-reason-slow = Is no faster than the new limit
travel-road_files = Takes over roads from node to node and the cars that drive between nodes in the peak hour.
travel-reason-no-traffic = Has no cars on its roads
travel-estimated = Makes roads of the streets for cars, and areas of trips of the buildings, where no file tells of roads and trips.
travel-streets-apart = { $count ->
    [one] One street for cars hangs
   *[other] { $count } streets for cars hang
} together with the others in one direction only or not at all, or { $count ->
    [one] leads
   *[other] lead
} nowhere: no road was made of { $count ->
    [one] it
   *[other] them
}.
travel-streets-of-plots = { $count ->
    [one] One street for cars only reaches a plot
   *[other] { $count } streets for cars only reach plots
} (service roads, living streets): no road was made of { $count ->
    [one] it
   *[other] them
}.
travel-people-unknown = { $count ->
    [one] One building has
   *[other] { $count } buildings have
} no known residents or no known floor: no trip begins there of residents who are not known, and floor that is not known calls nobody.
travel-trips-estimated = Trips between { $count } areas are estimated from residents and floor: no file of roads and trips was given. Trips from and to places outside of the city, and traffic that only passes, are not counted.
travel-no-lorries = The files of roads and trips tell of cars alone: lorries are unknown on { $count ->
    [one] one road
   *[other] { $count } roads
}, and in no sum.
travel-city-too-large = Trips are not estimated: the city has { $zones } zones and { $nodes } junctions, of which { $allowed } zones can be searched. Give zones that are larger, or a file of roads and one of trips.
origin-travel-trip_areas = parts of zones by residents and floor of their buildings
origin-travel-trip_pairs = no cars were counted
travel-reason-no-people = No people of areas travel here
travel-reason-no-transit = No timetable says how people travel by public transport
travel-reason-few-cars = No more people have a car than the plan wants
travel-reason-no-streets = No streets for cars are known here; a city that an earlier version built is built again
travel-reason-no-parcels = No parcels come to people here
travel-reason-no-walk-node = No street leads there on foot
travel-reason-by-street = Has the limit of its streets, which a 30 km/h zone lowers
travel-choices = { $count } choices cannot be, the first in row { $received } (from 0): a mode was chosen that was not offered, or minutes or money of an offered mode are missing. Correct these rows.
travel-choices-alike = The choices do not tell { $received } weights apart: some attribute is the same for all modes, or follows from others. Leave it out.
