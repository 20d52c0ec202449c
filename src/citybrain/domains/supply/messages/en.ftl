# Texts of water supply.
supply-no-engine = The engine of water networks is not installed. Install the extra “{ $extra }”: pip install "citybrain[{ $extra }]".
    .page = The engine of water networks (extra “{ $extra }”) is not installed on this machine. Ask whoever runs it to install it.
supply-no-network = The file { $file } is no network: { $nodes } nodes and { $links } links are in it. Give an input file of EPANET (.inp) with its sections, such as [JUNCTIONS] and [PIPES].
supply-network-large = The network { $file } has { NUMBER($received, maximumFractionDigits: 0) } nodes or links; allowed are { NUMBER($allowed, maximumFractionDigits: 0) }. Give a part of it, or a simplified one.
supply-no-source = The network { $file } has { $nodes } nodes and no tank or reservoir that feeds them. Add at least one to [RESERVOIRS] or [TANKS].
supply-line-long = Line { $line } of { $file } has { $received } characters; the engine reads { $allowed }. Shorten it.
supply-line-short = Line { $line } of { $file } lacks values: { $received }. A pipe needs id, two nodes, length, diameter and roughness.
supply-id-twice = Line { $line } of { $file } has the id { $received } a second time; it stands in line { $first } too. Give each its own.
supply-node-unknown = Line { $line } of { $file }: { $link } ends at the node { $received }, which is not in the file. Correct the name or add the node.
supply-units-missing = The network { $file } does not say the unit of its flows (received: { $received }). State Units under [OPTIONS]; allowed are { $allowed }.
supply-engine = The engine refuses { $file }: { $problem } (error { $number }). Correct the network in the editor that made it.
supply-engine-line = { $line ->
    [0] The engine refuses { $file }: { $problem } (error { $number }). Correct the file in the editor that made it.
   *[other] The engine refuses line { $line } of { $file }: { $problem } (error { $number }). Correct the line.
}
supply-hours = A run has 0 to { $allowed } hours; received { $received }. Ask for fewer.
supply-answer-large = The run of { $file } would give { NUMBER($received, maximumFractionDigits: 0) } values; allowed are { NUMBER($allowed, maximumFractionDigits: 0) }. Ask for fewer hours.
supply-steps = The run of { $file } needs more than { NUMBER($allowed, maximumFractionDigits: 0) } steps. Make its hydraulic timestep longer, or ask for fewer hours.
supply-link-unknown = There is no pipe, pump or valve “{ $received }” in { $file }. Name one of the file.
supply-sensor-unknown = There is no node “{ $received }” in { $file } where a sensor could be. Name nodes of the file.
supply-pressure-unit = The unit of pressures must be stated; received { $received }, allowed are { $allowed }.
supply-readings = The table { $file } of pressures cannot be used: { $received }. Give columns hour, sensor and pressure, and before where it is known, with a number for each sensor at each hour.
supply-leak-few = The readings for { $file } are of { $hours } hours and { $sensors } sensors. Give 1 to { $allowed } hours and at least 2 sensors.
supply-leak-holes = Some of the readings for { $file } ({ $hours } hours, { $sensors } sensors) are missing or no numbers. Give all, or leave the hour or the sensor out.
supply-leak-noise = The noise of the readings for { $file } is { $received } m; it must be from { NUMBER($least, maximumFractionDigits: 4) } to 50. State the standard deviation of one reading.
supply-leak-pressure = A pressure for { $file }, read or computed, is { $received } m; no network has more than { NUMBER($allowed, maximumFractionDigits: 0) } m. Correct the readings, their unit, or the elevations of the file.
supply-leak-candidates = The network { $file } has { NUMBER($received, maximumFractionDigits: 0) } junctions; a leak is looked for among at most { NUMBER($allowed, maximumFractionDigits: 0) }. Give a district of it.
supply-leak-time = The network { $file } is not solved at hour { $received }: its steps pass it by. Give readings at whole steps of its hydraulic timestep.
supply-leak-within-noise = Cannot tell: the pressures differ from those of the model by no more than noise would. There may be no leak, or one too small for these sensors.
supply-leak-unexplained = Cannot tell: no single leak explains half of what the pressures differ by. There may be several, or something else, such as a closed valve. The list is a weak hint.
supply-warning-1 = the flows are not balanced
supply-warning-2 = the solution is not stable
supply-warning-3 = nodes with demand are cut off from every source
supply-warning-4 = a pump cannot deliver what is asked of it
supply-warning-5 = a valve cannot deliver what is asked of it
supply-warning-6 = some pressures are negative
supply-supply_network = Takes over a network of EPANET with the pressures, demands and flows of its first day.
supply-waters_of_months = Takes over flows of waters by area and month; what the table does not say stays unknown.
supply-days_of_tanks = Takes over rain and reference evapotranspiration of days, from which tanks water trees.
supply-crs = The coordinate system “{ $received }” of { $file } is none. Name one in city.toml, for example crs = "EPSG:3879".
    .page = The coordinate system “{ $received }” of { $file } is none. State another, for example EPSG:3879.
supply-no-place = { $count ->
    [one] 1 node of { $file } has no coordinates: { $received }. Add it to [COORDINATES].
   *[other] { $count } nodes of { $file } have no coordinates: { $received }. Add them to [COORDINATES].
}
supply-elsewhere = The network { $file } lies { NUMBER($received, maximumFractionDigits: 0) } km from the city; allowed are { $allowed } km. State its coordinate system (crs) in city.toml.
    .page = The network { $file } lies { NUMBER($received, maximumFractionDigits: 0) } km from the city; allowed are { $allowed } km. State its coordinate system.
supply-taken-over = The network { $file } is taken over: { $nodes } nodes and { $links } pipes, pumps and valves.
supply-isolated = { $count ->
    [one] 1 junction is joined to no tank or reservoir: { $received }. It has no pressure.
   *[other] { $count } junctions are joined to no tank or reservoir: { $received }. They have no pressure.
}
supply-engine-warns = The engine warns of { $file } at hour { $hour }: { $problem ->
    [supply-warning-1] the flows are not balanced
    [supply-warning-2] the solution is not stable
    [supply-warning-3] nodes with demand are cut off from every source
    [supply-warning-4] a pump cannot deliver what is asked of it
    [supply-warning-5] a valve cannot deliver what is asked of it
   *[other] some pressures are negative
}.
supply-buildings-without = { $count ->
    [one] 1 building has no junction of the network within 300 m: nobody knows what supplies it.
   *[other] { $count } buildings have no junction of the network within 300 m: nobody knows what supplies them.
}
supply-reason-closed = Are closed already
supply-reason-no-main = Are pumps, valves or new mains
supply-reason-no-pressure = Have no pressure to spare
supply-balance-file = { $count ->
    [one] The table { $file } of waters cannot be used: { $received }. Give columns area, month (2026-07), flow, amount and unit.
   *[other] The table { $file } of waters cannot be used, { $count } faults: { $received }. Give columns area, month (2026-07), flow, amount and unit.
}
supply-days = { $count ->
    [one] The table { $file } of days cannot be used: { $received }. Give columns date, rain [mm] and evaporation [mm], each day once.
   *[other] The table { $file } of days cannot be used, { $count } faults: { $received }. Give columns date, rain [mm] and evaporation [mm], each day once.
}
supply-days-read = { $count ->
    [one] 1 day of rain is taken over.
   *[other] { $count } days of rain are taken over.
}
supply-number = The number { $name } is { $received }; it must be 0 or more. State another.
supply-water-land = rain and land
supply-water-surface_water = surface water
supply-water-ground_water = ground water
supply-water-plants = plants
supply-water-network = network
supply-water-use = use
supply-water-wastewater = wastewater
supply-water-nature = nature
supply-water-all = all waters
supply-permit-surface = Abstraction of surface water is { $share } % of what permits allow{ $over ->
    [yes] : more than allowed
   *[no] {""}
}.
supply-permit-ground = Abstraction of ground water is { $share } % of what permits allow{ $over ->
    [yes] : more than allowed
   *[no] {""}
}.
supply-flows = { $count ->
    [one] The table { $file } of flows cannot be used: { $received }. Give columns time (2026-07-01T02:00) and flow [m³/h].
   *[other] The table { $file } of flows cannot be used, { $count } faults: { $received }. Give columns time (2026-07-01T02:00) and flow [m³/h].
}
supply-nights-few = The table { $file } has flows of { $received } nights (2 to 4 o’clock); needed are { $allowed }. Give more nights.
supply-running = Running the water network for a day
