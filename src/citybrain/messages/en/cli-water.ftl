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
