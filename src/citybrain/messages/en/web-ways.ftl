## Ways from one place to another: in Plan, and in Take part.

web-ways-hint = Press where the way begins, then where it ends; or write an address, a name, or latitude and longitude. With keys: move the map with the arrows and press Enter.
web-ways-places = Where from, and where to
web-ways-begin = From
web-ways-end = To
web-ways-open = Not chosen yet
web-ways-pressed = The place on the map
web-ways-middle = Middle of the map
web-ways-middle-begin = Middle of the map: from
web-ways-middle-end = Middle of the map: to
web-ways-press = A press on the map is
web-ways-press-begin = from
web-ways-press-end = to
web-ways-turn = Turn round
web-ways-leave = Leaving at
web-ways-map = Map: ways from one place to another
web-ways-failed = No ways could be worked out between these places
web-ways-plan = With the plan; in small print today, where it differs.
web-ways-plan-same = The plan changes none of these ways.
web-ways-today = today { $value }
web-ways-today-none = no way today
web-ways-column-way = Way
web-ways-column-minutes = min
web-ways-column-metres = m
web-ways-column-money = Money
web-ways-column-emissions = kg CO₂e
web-ways-kind-fast = fast
web-ways-kind-safe = safe
web-ways-kind-calm = calm
web-ways-kind-green = green
web-ways-detour = { $minutes } min and { $metres } m more
web-ways-buys = For { $more }: { $bought }.
web-ways-buys-nothing = { $more } than the fast way.
web-ways-buys-light = { $metres } m less without light
web-ways-buys-dark = { $metres } m more without light
web-ways-buys-calm = { $metres } m less beside fast or heavy traffic
web-ways-buys-stress = { $metres } m more beside fast or heavy traffic
web-ways-buys-safer = { $metres } known hazards a year fewer
web-ways-buys-hazards = { $metres } known hazards a year more
web-ways-hazards = Known on its streets: { $count } accidents and reports a year.
web-ways-hazards-unknown = Of { $metres } m it is not told.
web-ways-buys-green = { $metres } m more beside green
web-ways-buys-bare = { $metres } m less beside green
web-ways-wheel = Of which { $kilograms } kg from the car itself, the rest from bringing fuel and electricity to it. Money: energy, wear, and half of the usual price of parking.
web-ways-leg-walk = on foot, { $metres } m, to { $to }
web-ways-leg-there = the place
web-ways-leg-ride = { $kind } { $line }: { $begin } to { $end }, there { $arrival }
web-ways-changes = { $count ->
    [0] No change.
    [one] 1 change.
   *[other] { $count } changes.
}
web-ways-without = No way was found: { $modes }.
web-ways-legend = Press a way to see it on the map. Ring: from; ring with a dot: to. Dashed lines go round something: darkness, traffic, known hazards, or streets without green.
web-ways-dark = It is dark then: safe ways avoid streets that nobody called lit.
web-ways-light = It is light then: safe ways avoid no dark streets.
web-ways-how = Usual speeds, without hills, signals and queues. Public transport leaves at this time on the day of the timetable; the car is the mean of those that drive here.
web-ways-private = Neither place is kept: they stand in no address and no log.
