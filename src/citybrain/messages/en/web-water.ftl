# Texts of the page on water.
web-water-private = What is computed of a file here is kept nowhere.
web-water-balance = Balance of waters
web-water-balance-how = What flows into each water in a month and out of it. A residual is told only where every flow is known.
web-water-balance-file = Another table: area, month, flow, amount, unit
web-water-balance-none = The city gives no table of waters by month. Give one of your own.
web-water-open = Not all flows are known, so that nobody can tell whether the balance closes.
web-water-left = What no flow accounts for, over all waters: { $amount }
web-water-permit-surface = Abstraction of surface water is { $share } of what permits allow{ $over ->
    [yes] : more than allowed
   *[no] {""}
}.
web-water-permit-ground = Abstraction of ground water is { $share } of what permits allow{ $over ->
    [yes] : more than allowed
   *[no] {""}
}.
web-water-in = In
web-water-out = Out
web-water-residual = Residual
web-water-all = All waters
web-water-unknown = not known
web-water-lacks = Not known: { $flows }.
web-water-would-close = It would be { $amount } if all else were right.
web-water-night = Night flow of a district
web-water-night-how = From two to four in the morning hardly anybody uses water: what flows then and stays is a leak as a rule.
web-water-night-file = A table: time, flow [m³/h]
web-water-night-rise = Since the night of { $since } the least flow is { $rise } above what is usual.
web-water-night-calm = The least flow of the nights is not above what is usual.
web-water-leak = Where a network leaks
web-water-leak-how = A leak is tried at each junction of a model of EPANET and compared with pressures that fell.
web-water-leak-network = Network (EPANET, .inp)
web-water-leak-readings = Pressures: hour, sensor, pressure, before
web-water-leak-unit = Unit of the pressures
web-water-leak-noise = Noise of one reading, in that unit
web-water-leak-ask = Look for the leak
web-water-leak-found = Most probable is pipe { $pipe } ({ $share }); { $count ->
    [one] it alone has 90 % of the probability.
   *[other] { $count } pipes together have 90 % of the probability.
}
web-water-choose = Choose
web-water-tank = A tank ahead of rain
web-water-tank-how = The same storm with a tank kept by a fixed rule, and with one that is emptied ahead of rain that is forecast. Nothing is sent to a device.
web-water-tank-model = Sewers (SWMM 5, .inp)
web-water-tank-node = Tank
web-water-tank-link = Link that empties it
web-water-tank-depth = Rain of the storm, mm
web-water-tank-minutes = Duration, minutes
web-water-tank-keep = Kept by the fixed rule, %
web-water-tank-ahead = Hours of the forecast
web-water-tank-without = Without a forecast
web-water-tank-ask = Compare both rules
web-water-tank-fallback = Without a forecast the fixed rule holds.
web-water-tank-less = By forecast { $less } less is spilled than the { $fixed } of the fixed rule.
web-water-tank-level = Before this storm water may stand { $level } high in the tank; by the fixed rule { $before }.
web-water-tank-propose = Propose this level
web-water-tank-proposed = Proposal { $number } waits for a second person.
web-water-tank-unproposed = The level could not be proposed.
web-water-tank-why = A storm of { $depth } is forecast: { $fixed } would spill by the fixed rule, { $forecast } where the tank is emptied ahead.
web-water-tank-chart = Water in the tank over the storm
web-water-hours = { $hours } h
web-water-running = The engine runs, at most two minutes.
web-water-waiting = Reading the balance
web-water-failed = This could not be computed.
web-water-large = The file { $file } is too large: at most { $most } MB are sent.
web-water-csv = Table as a file (CSV)
web-water-column-area = Area
web-water-column-month = Month
web-water-column-water = Water
web-water-column-way = Direction
web-water-column-flow = Flow
web-water-column-amount = Amount
web-water-column-day = Night
web-water-column-since = Higher since
web-water-column-pipe = Pipe
web-water-column-ends = Ends
web-water-column-probability = Probability
web-water-column-leak = Would leak
web-water-column-storm = Rain
web-water-column-minutes = Duration
web-water-column-fixed = Fixed rule
web-water-column-forecast = By forecast
web-water-column-less = Less spill
web-water-table = Table: { $name }
web-water-tank-stream = Number of the stream that measures its water level
