# Commands on water.
cli-water-group = water: networks of supply and sewers, leaks, tanks, the balance of waters
cli-water-command-network = tell pressures, demands and flows of a network (EPANET file) by hour
cli-water-command-leak = tell where a network leaks, from pressures at sensors
cli-water-network-file = network, an input file of EPANET
cli-water-hours = hours after the first
cli-water-close = pipe, pump or valve that is closed; may be given several times
cli-water-readings = table of readings: hour, sensor, pressure, and before (the same hour without the leak) where known
cli-water-unit = unit of the pressures of the table: m, psi, kPa or bar
cli-water-noise = standard deviation of one reading in that unit, what the model does not know of the city among it
cli-water-network = { $file }: { $nodes } nodes and { $links } links, pressure in { $pressure }, flow and demand in { $flow }.
cli-water-warning = From hour { $hour }: { $problem }
cli-water-without = { $count ->
    [one] 1 node has no water at some hour: { $received }.
   *[other] { $count } nodes have no water at some hour: { $received }.
}
cli-water-more = { $count ->
    [one] 1 more row with --json.
   *[other] { $count } more rows with --json.
}
cli-water-leak-together = { $count ->
    [one] The first pipe has 90 % of the probability.
   *[other] The first { $count } pipes have 90 % of the probability; they lie within { $radius } (units of the file) of the first.
}
cli-water-column-hour = hour
cli-water-column-lowest-node = lowest at
cli-water-column-lowest-pressure = lowest pressure
cli-water-column-mean-pressure = mean pressure
cli-water-column-highest-pressure = highest pressure
cli-water-column-pressure = pressure
cli-water-column-demand = demand
cli-water-column-node = node
cli-water-column-kind = kind
cli-water-column-link = link
cli-water-column-flow = flow
cli-water-column-least-flow = least flow
cli-water-column-largest-flow = largest flow
cli-water-column-pipe = pipe
cli-water-column-probability = probability
cli-water-column-leak = leak [m³/h]
cli-water-column-ends = between
cli-water-command-balance = tell the balance of waters of areas and months from a table of flows
cli-water-command-trees = tell how much of the need of trees stored rain meets, from a table of days
cli-water-table = table, text or spreadsheet
cli-water-yield = specific yield of the aquifer, where the table tells levels in place of the change of ground water
cli-water-roof = square metres of roof for each square metre of crown
cli-water-tank = size of the tank in mm over the crown (litres for each square metre)
cli-water-coefficient = water need of trees over reference evapotranspiration
cli-water-unknown = not known
cli-water-trees = In the month with the largest need, { $month }, stored rain meets { $share } of what trees need beyond rain; over all days { $whole }. Roof { $roof } m² and tank { $tank } mm for each m² of crown, runoff { $runoff }, first rain { $first_rain } mm, coefficient { $coefficient }, effective rain { $effective }.
cli-water-days-missing = { $count ->
    [one] 1 day between the first and the last is not in the table: it counts as without rain and need.
   *[other] { $count } days between the first and the last are not in the table: they count as without rain and need.
}
cli-water-column-water = water (m³)
cli-water-column-inflow = comes in
cli-water-column-outflow = goes out or is stored
cli-water-column-residual = residual
cli-water-column-missing = not known
cli-water-column-would-close = would close it (not measured)
cli-water-column-month = month
cli-water-column-rain = rain [mm]
cli-water-column-need = need beyond rain [mm]
cli-water-column-given = from the tank [mm]
cli-water-column-stored = left in the tank [mm]
cli-water-file = a model of sewers (.inp of SWMM 5)
cli-water-run = run a model of sewers: rain, infiltration, runoff, flooding nodes, overflow, outfalls
cli-water-command-tank = compare a tank emptied by forecast with one kept by a fixed rule, on the same storms
cli-water-storm = another storm in place of the rain of the file, such as 30mm/60min
cli-water-storms = a storm, such as 30mm/60min; may be given several times, of one duration
cli-water-node = the tank, a node of [STORAGE]
cli-water-link = the link that empties the tank: a pump, orifice or weir
cli-water-keep = share of the tank that the fixed rule keeps full
cli-water-ahead = hours that the forecast looks ahead
cli-water-miss = share by which the forecast is too low; below 0 it is too high
cli-water-no-forecast = no forecast comes: the fixed rule holds
cli-water-proposal = write what a person is asked to approve to FILE, for citybrain proposal ask
cli-water-storms-several = Storms must have one duration, and there may be { $allowed }; { $received } are given. Give each as --storm 30mm/60min.
cli-water-storm-form = A storm cannot be read: { $received }. Write its depth and duration, such as 30mm/60min.
cli-water-column-part = Water
cli-water-column-depth = mm
cli-water-column-inches = in
cli-water-column-storm = Storm
cli-water-column-fixed = Spill by the fixed rule
cli-water-column-forecast = Spill by forecast
cli-water-column-less = Less spill
cli-water-part-rain = Rain
cli-water-part-evaporation = Evaporation
cli-water-part-infiltration = Infiltration
cli-water-part-runoff = Runoff
cli-water-part-drained = Drained out of devices
cli-water-part-stored-before = Stored before
cli-water-part-stored-after = Stored after
cli-water-volumes = Flooding { $flooding }, nodes flooded: { $nodes }; overflow { $overflow }; outfalls { $outflow }
cli-water-flooded = Flooded: { $node }, { $volume } in { $hours }
cli-water-outfall = Outfall: { $node }, { $volume }
cli-water-untagged = No node is tagged as an overflow ([TAGS]: Node NAME CSO): overflow is not known.
cli-water-errors = Error of the balances: runoff { $runoff } %, routing { $routing } %
cli-water-tank-title = Tank { $node }, { $capacity }
cli-water-fallback = Without a forecast the fixed rule holds: both are the same.
cli-water-why = A storm of { $depth } mm is forecast: { $fixed } would spill by the fixed rule, { $forecast } where the tank is emptied ahead.
cli-water-written = Written to { $file }; a person approves it: citybrain proposal ask CITY { $file } --by NAME
cli-water-chart-file = draw how full the tank was to FILE (SVG)
cli-water-chart = Tank, storm of { $depth } mm in { $minutes } min
cli-water-chart-fixed = Fixed rule: spill { $spill }
cli-water-chart-forecast = By forecast: spill { $spill }
cli-water-stream = the stream whose readings show the level of the tank, for the proposal
cli-water-command-night = tell since which night a district takes more water than usual, from a table of flows
cli-water-nights = { $count } nights; rises above the usual night flow: { $alarms }.
cli-water-column-noticed = noticed
cli-water-column-since = since
cli-water-column-rise = rise [m³/h]
