# Commands on water.
cli-water-group = water: the supply network by hour, and leaks
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
cli-water-trees = In the driest month, { $month }, stored rain meets { $share } of what trees need beyond rain; over all days { $whole }. Roof { $roof } m² and tank { $tank } mm for each m² of crown, runoff { $runoff }, first rain { $first_rain } mm, coefficient { $coefficient }, effective rain { $effective }.
cli-water-days-missing = { $count ->
    [one] 1 day between the first and the last is not in the table: it counts as without rain and need.
   *[other] { $count } days between the first and the last are not in the table: they count as without rain and need.
}
cli-water-column-water = water [1000 m³]
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
cli-water-command-night = tell since which night a district takes more water than usual, from a table of flows
cli-water-nights = { $count } nights; rises above the usual night flow: { $alarms }.
cli-water-column-noticed = noticed
cli-water-column-since = since
cli-water-column-rise = rise [m³/h]
