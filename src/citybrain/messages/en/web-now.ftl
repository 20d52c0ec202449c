## Now: what needs a person?

web-now-question = Now: what needs a person?
web-now-headline = { $count ->
    [0] Nothing needs a person
    [one] 1 thing needs a person
   *[other] { $count } things need a person
}
web-now-live-of = { $live } of { $all } streams are live.
web-now-nothing = Last checked { $time }.
web-now-nothing-proof = Of { $received } readings received in the last hour, { $stored } are stored and { $rejected } were rejected.
web-now-live = live
web-now-replay = replay
web-now-loading = Reading the city…
web-now-failed = We do not see what the city measures
web-now-stale = What the city measures could not be read again; what stands here is older
web-now-failed-readings = The readings could not be had
web-now-failed-history = The past could not be had; the map shows now.
web-now-failed-ledger = The ledger could not be read
web-now-loading-readings = Reading what was measured…
web-now-loading-ledger = Reading the ledger…

## What needs a person

web-now-unusual = { $property } at { $place } is { $times } times the usual
web-now-limit = { $property } at { $place } is above the limit
web-now-silent = { $place } is silent
web-now-stuck = { $place } does not move
web-now-silent-note = Last reading { $time }. It should come every { $every }.
web-now-stuck-note = It has said { $value } since { $time }. The sensor may be stuck.
web-now-others = { $count ->
    [one] Also at 1 more place
   *[other] Also at { $count } more places
}
web-now-nowhere-else = Nowhere else
web-now-lasting-minutes = { $count } min
web-now-lasting-hours = { $count } h
web-now-lasting-days = { $count } days
web-now-mean = Mean of the last hour
web-now-mean-then = Mean of the hour
web-now-usual = Usual at this hour
web-now-held = Mean of { $hours } h
web-now-newest = Newest reading
web-now-newest-age = Newest reading, { $age }
web-now-show-readings = Show the readings
web-now-show-on-map = Show on the map

## Charts and streams

web-now-chart = { $name } since { $from }: { $last } at { $at }; the highest was { $highest } at { $when }.
web-now-chart-empty = { $name }: no readings in this span.
web-now-chart-usual = usual
web-now-chart-limit = limit
web-now-span = Span
web-now-span-hours = { $hours ->
    [24] 24 h
   *[other] { $days } days
}
web-now-as-table = As a table
web-now-table-readings = Readings, the newest first
web-now-table-means = Means of { $count } min, the newest first
web-now-table-newest = the newest { $count }
web-now-column-time = Time
web-now-column-value = Reading
web-now-column-usual = Usual
web-now-column-place = Place
web-now-column-age = Age
web-now-limit-kept = Mean of { $hours } h: { $mean }, below the limit of { $value }.
web-now-limit-passed = Mean of { $hours } h: { $mean }, above the limit of { $value }.
web-now-limit-unknown = The limit is { $value } over { $hours } h; too few hours are known to hold it against.
web-now-beside = Also measured here
web-now-about = About this stream
web-now-fact-stream = Stream
web-now-fact-rhythm = Rhythm
web-now-fact-newest = Newest
web-now-fact-class = Who may see it
web-now-fact-definition = Definition
web-now-every = every { $every }
web-now-never = never
web-now-class-public = Everybody
web-now-class-internal = The city
web-now-class-enterprise = The enterprise it is of, and the city
web-now-class-commercial = Who has a contract
web-now-class-personal = Who may see personal data
web-now-class-sensitive-personal = Who may see sensitive personal data

## Map, legend, slider

web-now-map = Map of what is measured: { $property }
web-now-sensors = Sensors of { $property }
web-now-point = { $name }: { $value }
web-now-point-case = { $number }, { $name }: { $value }
web-now-property = Property
web-now-hourly = { $unit }, mean of the hour
web-now-legend-limit = Limit { $value }, held against the mean of { $hours } h
web-now-legend-none = silent, or no value
web-now-sensors-simulated = Sensors simulated
web-now-since = since { $time }
web-now-slider = Time on the map
web-now-slider-now = Now, { $time }
web-now-slider-hour = { $from } to { $to }
web-now-slider-back = Back to now
web-now-all-streams = All streams
web-now-all-properties = All properties
web-now-state-live = Live
web-now-state-late = Late
web-now-state-silent = Silent
web-now-state-none = No reading yet
web-now-withheld = Not public

## The line of proof and the ledger

web-now-proof-of = { $span }:
web-now-last-hour = Last hour
web-now-last = Last { $span }
web-now-received = { $count } received
web-now-stored = { $count } stored
web-now-duplicates = { $count } twice
web-now-rejected = { $count } rejected
web-now-ledger = Ledger
web-now-ledger-title = What came in, and what became of it
web-now-ledger-day = by the clock of the server, UTC
web-now-ledger-source = Source
web-now-ledger-received = Received
web-now-ledger-stored = Stored
web-now-ledger-duplicates = Twice
web-now-ledger-rejected = Rejected
web-now-ledger-all = All sources
web-now-ledger-nothing = Nothing came in yet.
web-now-apart = Set apart, with the reason
web-now-apart-count = { $count } of { $source }
web-now-apart-newest = The newest: “{ $received }” { $place }
web-now-apart-more = More readings were set apart than are counted here.
web-now-apart-none = Nothing was set apart.

## Quality and forecasts

web-now-chart-now = now
web-now-chart-expected = Expected at { $at }: { $middle }, with 90 % between { $low } and { $high }.
web-now-expected = expected
web-now-forecast = Ahead: the middle of what is expected, with 50 and 90 %.
web-now-failed-forecast = The forecast could not be had
web-now-newest-suspect = The newest reading is suspect.
web-now-newest-failed = The newest reading failed a test and is left out of means.
web-now-flag-suspect = suspect
web-now-flag-fail = failed
web-now-test-gross-range = out of range
web-now-test-climatology = unlike the season
web-now-test-spike = spike
web-now-test-rate-of-change = changed too fast
web-now-test-flat-line = did not change
web-now-test-gap = after a gap
web-now-test-neighbours = unlike its neighbours
web-now-test-words = unknown word
