### Diagnoses of cases: the page for those who enforce, the register of known sources, outcomes of inspections.

diagnosis-title = Case { $number }: where { $property } at { $place } comes from
diagnosis-hours = { $start } to { $end } ({ $zone })
diagnosis-made = Made by { $by } at { $at } on the clock of the city; frozen since.
diagnosis-caution = This proves nothing against anybody: it says where to look first. Probabilities hold for one source at a time, on flat ground, with the wind as it was measured.
diagnosis-candidates = Candidates
diagnosis-candidates-how = Rate: median and 90 % interval of what the readings speak for. Direction and distance are seen from the place of the case.
diagnosis-station = What the station of the case says by itself
diagnosis-no-side = In { $hours } hours with wind, the highest tenth of its readings stood out with wind from no side. While the case held, the wind came from { $wind }.
diagnosis-sides = In { $hours } hours with wind, the highest tenth of its readings stood out with wind from { $sides }. While the case held, the wind came from { $wind }.
diagnosis-readings = Readings
diagnosis-wind = Wind
diagnosis-sources = Register of known sources
diagnosis-sources-count = { $count } sources were thought of, { $shown } are printed; all count in the hash.
diagnosis-parameters = Model and parameters
diagnosis-outcome = What the inspection showed
diagnosis-outcome-open = No outcome is on record yet.
diagnosis-outcome-unknown = a source that is not in the register
diagnosis-outcome-was = It was { $source }, which the diagnosis had in place { $place } (0: not among its candidates). Recorded by { $by }.
diagnosis-hashes = Evidence
diagnosis-hash = SHA-256 of the document with all that it stood on.
diagnosis-none = Nothing could be told.
diagnosis-said-for = speaks for it
diagnosis-said-against = speaks against it
diagnosis-said-nothing = says nothing
diagnosis-origin-register = register
diagnosis-origin-twin = twin of the city
diagnosis-kind-traffic = Road traffic
diagnosis-kind-construction = Construction
diagnosis-kind-road-dust = Dust of paved roads
diagnosis-kind-coal-heating = Coal heating
diagnosis-kind-wood-heating = Wood heating
diagnosis-kind-gas-heating = Gas heating
diagnosis-kind-petrol-traffic = Petrol cars
diagnosis-kind-diesel-traffic = Diesel cars
diagnosis-column-source = Source
diagnosis-column-kind = Kind
diagnosis-column-probability = Probability
diagnosis-column-rate = Rate, g/s (90 %)
diagnosis-column-where = Direction, distance
diagnosis-column-wind-side = Side of the highest readings
diagnosis-column-profile = Ratios
diagnosis-column-ratio = Ratio
diagnosis-column-measured = Measured
diagnosis-column-emitted = Emitted
diagnosis-column-source-of = From
diagnosis-column-hour = Hour
diagnosis-column-station = Station
diagnosis-column-value = Read, µg/m³
diagnosis-column-background = Background
diagnosis-column-expected = With the first candidate
diagnosis-column-wind-from = From
diagnosis-column-wind-speed = Speed
diagnosis-column-stability = Stability
diagnosis-column-place = Latitude, longitude
diagnosis-column-height = Height
diagnosis-column-permitted = Permitted
diagnosis-column-origin = Known from
diagnosis-column-parameter = Parameter
diagnosis-column-value-of = Value
diagnosis-stability-stated = stated
diagnosis-stability-irradiance = wind and radiation
diagnosis-stability-cloud = wind, sun and clouds
diagnosis-stability-sun = wind and sun, clouds not known
diagnosis-stability-assumed = assumed

case-diagnosis-unknown = This case has no diagnosis { $received }. The list of its diagnoses has their numbers.
case-diagnoses-many = This case has { $received } diagnoses, { $allowed } is the most. Go on with the last one.
case-outcome-unknown = The diagnosis did not think of a source { $received }. Name one of its sources, or leave the name empty for a source that the register does not have.
trace-register-many = { $received } sources are more than { $allowed }. Keep those that can matter for the stations of the city.
trace-register-property = No property is called { $received }. Use a key such as pm10, or leave the cell empty for all that a source may emit.
trace-register-doubled = { $count ->
    [one] One source stands
   *[other] { $count } sources stand
} twice with the same name and property: { $received }. Give each a name of its own.
trace-network-node = { $count ->
    [one] A sample is of a node
   *[other] Samples are of { $count } nodes
} that no reach has: { $received }. Name nodes as the reaches do.
trace-sources-declared = { $file } declares sources of the twin wrongly: { $problem }.

cli-case-sources = Show the register of known sources, or let it be what a table says.
cli-case-sources-file = Table: name, lon, lat; may have kind, property, permitted_rate (g/s), height (m).
cli-case-sources-done = The register has { $count } sources: { $new } new, { $gone } no longer in it.
cli-case-sources-none = The register has no sources yet.
cli-case-diagnose = Work out where the readings of a case come from, and freeze it with all that it stands on.
cli-case-diagnose-file = Also write it as a page (.html) or print it (.pdf).
cli-case-diagnosis = Diagnosis { $number }, evidence { $sha256 }
cli-case-diagnosis-same = It says what the last one said: nothing was written.
cli-case-diagnosis-changed = Other than before: { $changed }. Before: { $before }
cli-case-inspected = Put on record what an inspection showed of the last diagnosis of a case.
cli-case-inspected-source = Name of the source; "" for one that is not in the register.
cli-case-inspected-done = On record: { $place ->
    [0] it was not among the candidates
   *[other] it was in place { $place }
}.
cli-case-hits = Tell how often diagnoses were right, by what inspections showed.
cli-case-hits-first = First candidate right: { $hits } of { $trials }{ $interval }
cli-case-hits-three = Among three: { $hits } of { $trials }{ $interval }
cli-case-hits-silent = Inspected, but nothing had been told: { $count }
cli-case-diagnosis-ending = { $received } is neither a page nor a print. Use { $allowed }.
cli-case-not-diagnosed = Case { $received } has no diagnosis yet. Make one first.
cli-trace-network = Tell where on a network of water something was let in, by samples above and below a limit.
cli-trace-network-reaches = Table of reaches: start, end, travel_time (s).
cli-trace-network-samples = Table of samples: node, time, above (true or false).
cli-trace-network-from = Earliest time that it was let in, with its zone, like 2026-03-02T14:00Z.
cli-trace-network-to = Latest time that it was let in.
cli-trace-network-nowhere = At no node of the network
cli-trace-network-column-node = Node
cli-trace-network-column-probability = Probability
cli-trace-network-column-explained = Samples above it explains
