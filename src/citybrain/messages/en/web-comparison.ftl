### Other cities: figures from files, distributions, and this city among those like it.

web-comparison = Other cities
web-comparison-failed = The comparison with other cities could not be had
web-comparison-stale = The comparison could not be asked again; this one is older
web-comparison-loading = Reading figures of other cities…
web-comparison-none = No figures of other cities are here yet. A file comes from another city: what { $address } of its server answers, saved as JSON, or a table (CSV, XLSX) of published figures.
web-comparison-nothing = The files have no figures of other cities for an indicator of this one.
web-comparison-give = Add a file of figures
web-comparison-giving = Reading the file…
web-comparison-given = { $file }: { $figures ->
    [one] one figure
   *[other] { $figures } figures
} of { $cities ->
    [one] one city
   *[other] { $cities } cities
}.
web-comparison-not-given = The file was not taken in
web-comparison-export = Figures of this city for others
web-comparison-file = { $figures ->
    [one] one figure
   *[other] { $figures } figures
}, { $cities ->
    [one] one city
   *[other] { $cities } cities
}
web-comparison-take-back = Take back
web-comparison-take-back-sure = Take { $file } back? Its figures no longer count; they stay on record.
web-comparison-not-taken-back = The file was not taken back

## Cities like this one

web-comparison-people = This city has { $count } residents; cities of between half and twice as many are like it.
web-comparison-people-unknown = How many residents this city has is not known, so nobody can say which cities are like it.
web-comparison-climate = Climate of this city
web-comparison-climate-hint = As the files write it, such as Dfb: then only cities of this climate are like it.
web-comparison-income = Income of this city
web-comparison-income-hint = GDP per resident, USD at purchasing power: then cities of far other incomes are not like it.

## Strips

web-comparison-here = Here in { $year }:
web-comparison-here-none = This city has no value.
web-comparison-accounting-territorial = Territorial: what arises in the city
web-comparison-accounting-consumption = Consumption-based: what its people consume
web-comparison-cities = { $count ->
    [one] 1 city
   *[other] { $count } cities
}
web-comparison-year = { $first }
web-comparison-years = { $first } to { $last }
web-comparison-finding = { $name }. { $how }. { $standing }
web-comparison-place-between = Of 100 cities like this one, between { $low } and { $high } have a smaller value (90 % confidence, from { $alike } of them).
web-comparison-place-anywhere = Nearly nothing can be said: of 100 cities like this one, between { $low } and { $high } have a smaller value (90 % confidence, from { $alike } of them).
web-comparison-place-few = { $cities ->
    [0] No city is like this one: no place is told.
    [one] Only 1 city is like this one: too few to tell a place among them.
   *[other] Only { $cities } cities are like this one: too few to tell a place among them.
}
web-comparison-place-nobody-counted = Which cities are like this one is not known, so no place is told.
web-comparison-left-out = { $count ->
    [one] 1 city is left out: its figures are of years too far from ours.
   *[other] { $count } cities are left out: their figures are of years too far from ours.
}
web-comparison-legend-alike = a city like this one
web-comparison-legend-other = another city
web-comparison-legend-middle = middle half of all
web-comparison-legend-own = this city
web-comparison-legend-own-interval = this city, with 90 % of what it may be
web-comparison-all = Show all { $count } indicators
web-comparison-fewer = Show the first only

## Table

web-comparison-how = How it was found
web-comparison-this-city = This city
web-comparison-lowest = Lowest
web-comparison-middle = Middle
web-comparison-highest = Highest
web-comparison-alike = Cities like it
web-comparison-standing = Where this city stands
