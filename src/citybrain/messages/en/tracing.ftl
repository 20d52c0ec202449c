### Where a reading comes from.

trace-property-unknown = There is no property { $received }. Choose a pollutant such as pm10.
trace-property-unit = { $property } is measured in { $received }: where it comes from can be told of what is measured in { $allowed }.
trace-hours = { $received } hours are asked for. Ask for 1 to { $allowed }, the end after the start.
trace-wind-missing = No wind is known from { $start } to { $end }. Give the wind of these hours, or import readings of wind speed and wind direction.
trace-large = { $sources } sources near the stations and { $readings } readings cannot be weighed at once. With these readings { $most } sources can be, with these sources { $most_readings } readings: ask for fewer hours, or give only the sources near by.
trace-network-wrong = Faults of the network or its samples ({ $count }): { $problems }. Every node must exist, and times must be finite and not negative.
trace-table-unreadable = { $file } cannot be read as a table in UTF-8 with commas: { $problem }.
trace-table-columns = { $file } has the columns { $received }. It needs { $required }, each once, and may have { $allowed }.
trace-table-long = { $file } has { $received } rows; { $allowed } are taken. Keep those that matter here.
trace-table-rows = { $file } has { $count ->
    [one] one fault
   *[other] { $count } faults
} (line, column: what is wrong): { $problems }. Mend these cells.
trace-question = The question cannot be answered: { $problem }.
trace-time = { $received } is no time. Write it like 2026-03-02T14:00.

trace-verdict-candidate = One known source explains the readings better than all else together.
trace-verdict-unknown = The readings come from a source that we do not know.
trace-verdict-undecided = Several sources explain the readings about as well.
trace-verdict-cannot-tell = Cannot tell where the readings come from.
trace-reason-calm = It was calm: without wind a reading has no direction.
trace-reason-few = Too few stations read in the same hour.
trace-reason-no-signal = No reading is above the background.
trace-reason-no-fit = No source anywhere explains these readings. Check the direction of the wind, the places of the stations and the background.
trace-reason-flat = The readings fit nearly every source alike.
trace-unknown = A source that we do not know, near { $place } (90 % within { $area } ha)
trace-left-out-moved = Left out: { $name } moved within these hours.
trace-left-out-nowhere = Left out: nobody said where { $name } is.
trace-left-out-negative = Left out: a negative reading of { $name }, which is a code.
trace-left-out-no-wind = Left out: { $name }, no wind is known of this hour.
trace-left-out-calm = Left out: { $name }, calm in this hour.
trace-left-out-doubled = { $name } stands where another one stands: their mean counts once.
trace-left-out-few = Left out: { $name }, too few stations in this hour.

cli-trace = Tell where readings come from: known sources and one that we do not know, each with its probability.
cli-trace-property = Property that was read, such as pm10.
cli-trace-from = First hour, by the clock of the city, like 2026-03-02T14:00.
cli-trace-to = When the last hour ends.
cli-trace-sources = Table of known sources: name, lon, lat, kind, permitted_rate (g/s), height (m).
cli-trace-readings = Table of readings instead of those of the streams: time, lon, lat, value, unit, name.
cli-trace-wind = Table of winds instead of those of the streams: time, wind_from (degrees), wind_speed (m/s), stability.
cli-trace-background = What would be read without the source; what is usual at each place if left out, or the lower quartile of the hour.
cli-trace-stability = Pasquill's class of the air where a wind states none; if left out it follows from wind, sun and clouds.
cli-trace-cloud = Share of the sky in clouds, 0 to 1; as measured if left out, else any.
cli-trace-country = The stations stand in open country.
cli-trace-column-source = Source
cli-trace-column-kind = Kind
cli-trace-column-probability = Probability
cli-trace-column-rate = Rate, g/s (90 %)
cli-trace-evidence = Evidence { $sha256 }

cli-trace-runs-help = Tell how well sources are found where they are known: runs of a tracer experiment, each among fifty decoys.
cli-trace-runs-folder = Folder with runs.csv and readings.csv, as those of the Prairie Grass experiment.
cli-trace-runs-seed = Chance of samplers and decoys.
cli-trace-runs-run = Run
cli-trace-runs-stability = Air
cli-trace-runs-found = Source first
cli-trace-runs-probability = Its probability
cli-trace-runs-rate = Rate over the true one
cli-trace-runs-level = Rank of the truth in the region
cli-trace-runs-area = 90 % region, ha
cli-trace-runs-traces = Traces
cli-trace-runs-near = Rate within a factor 2
cli-trace-runs-inside = Truth in the region
cli-trace-runs-yes = yes
cli-trace-runs-no = no
cli-trace-runs-all = all
cli-trace-runs-unstable-neutral = unstable and neutral
cli-trace-runs-unstable = unstable
cli-trace-runs-neutral = neutral
cli-trace-runs-stable = stable
trace-runs-few = Run { $run } has { $received } readings that are not negative, { $allowed } are needed. Leave the run out of the table of runs, or add its readings.
trace-runs-wrong = Line { $line } of { $file } cannot be read: { $problem }. Needed are numbers in { $allowed }.
