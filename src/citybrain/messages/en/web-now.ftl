## Now: what needs a person?

web-now-question = Now: what needs a person?
web-now-live-of = { $live } of { $all } streams are live.
web-now-under-way-more = { $count ->
    [one] 1 more is under way and needs nothing from you.
   *[other] { $count } more are under way and need nothing from you.
}
web-now-beyond = { $count ->
    [one] And 1 more, of a lower rank.
   *[other] And { $count } more, of a lower rank.
}
web-now-under-way = Under way
web-now-cured = Cured this week
web-now-proved = , proved by readings
web-now-brief = Brief of the day
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

web-now-all = All that needs a person
web-now-settled = This needs no person any more.
web-now-list-is-now = This list and its warnings are of now. The map shows { $from } to { $to }.
web-now-learning = What is ordinary here is being learnt; what is unusual is listed once it is.
web-now-warnings-waiting = Early warnings are being worked out.
web-now-unusual-high = { $property } at { $place } is unusually high
web-now-unusual-low = { $property } at { $place } is unusually low
web-now-unusual-note = { $value } in the hour from { $time }; ordinary would be { $ordinary }.
web-now-over = Issued, and over: { $headline }
web-now-fails = { $place }: { $test }
web-now-fails-note = { $property }: { $count ->
    [one] one reading did not pass
   *[other] { $count } readings did not pass
} since { $time }.
web-now-flat-note = { $property } has not changed since { $time }; { $count ->
    [one] one reading did not pass for it.
   *[other] { $count } readings did not pass for it.
}
web-now-unrecognised = Which property is { $property } at { $place }?
web-now-unrecognised-note = Until somebody says so, no limits, tests or warnings hold for it.
web-now-unrecognised-which = Known property
web-now-unrecognised-none = None of these
web-now-unrecognised-failed = The answer could not be saved.
web-now-silent = { $place } is silent
web-now-silent-note = Last reading { $time }. It should come every { $every }.
web-now-case-seen = { $property } since { $since }. { $words }
web-now-case-raised = Since { $since }. { $words }
web-now-case-began = { $property } since { $since }, { $value } at the worst so far.
web-now-case-peak = { $property } since { $since }, { $value } at the worst.
web-now-case-left = { $time } left
web-now-case-late = { $time } late
web-now-others = { $count ->
    [one] Also at 1 more place
   *[other] Also at { $count } more places
}
web-now-zones = { $count ->
    [one] Also in 1 more area
   *[other] Also in { $count } more areas
}
web-now-lasting-minutes = { $count } min
web-now-lasting-hours = { $count } h
web-now-lasting-days = { $count } days
web-now-mean = Mean of the last hour
web-now-mean-then = Mean of the hour
web-now-usual = Usual at this hour
web-now-ordinary = Ordinary at this time
web-now-ordinary-range = { $low } to { $high }
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
web-now-layers = Layers
web-now-layers-on = { $on } of { $all }
web-now-layer-cases = Cases
web-now-layer-source = Likely source area
web-now-layer-sensors = { $property }, { $count ->
    [one] 1 sensor
   *[other] { $count } sensors
}
web-now-sensors-simulated = Sensors simulated
web-now-sensors-partly-simulated = Sensors partly simulated
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
web-now-duty-book = Duty book to print
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
web-now-test-flat-line = flat line
web-now-test-gap = gap
web-now-test-neighbours = unlike its neighbours
web-now-test-words = unknown word

## How whole and good a stream is

web-now-quality = Quality of the readings
web-now-failed-quality = The quality of the readings could not be had
web-now-availability-day = Availability, last day
web-now-availability-week = Availability, last week
web-now-availability-unknown = not known
web-now-tests = Tests that readings of the last week did not pass
web-now-column-test = Test
web-now-column-suspect = Suspect
web-now-column-failed = Failed
web-now-tests-passed = All readings of the last week passed their tests.
web-now-tests-none = Nothing is known by which these readings could be tested.

## Early warnings

web-warning-title = Early warnings
web-warning-failed-list = The early warnings of this stream could not be had
web-warning-failed = This could not be done
web-warning-about-hour = Mean of an hour above { $value } until { $until }{ $kind ->
    [expected] , likely with { $percent } %.
   *[other] .
}
web-warning-about-day-maximum = Highest hour of a day above { $value } until { $until }{ $kind ->
    [expected] , likely with { $percent } %.
   *[other] .
}
web-warning-about-eight-hours = Mean of eight hours above { $value } until { $until }{ $kind ->
    [expected] , likely with { $percent } %.
   *[other] .
}
web-warning-about-day = Mean of a day above { $value } until { $until }{ $kind ->
    [expected] , likely with { $percent } %.
   *[other] .
}
web-warning-about-year = Mean of a year above { $value } until { $until }.
web-warning-draft = A draft: nobody issued it.
web-warning-issued = Issued { $time }.
web-warning-changed = Issued { $time }; it is known otherwise now.
web-warning-over = Issued { $time }; it holds no longer.
web-warning-who = A duty officer who is signed in can issue it.
web-warning-issue = Issue this warning
web-warning-update = Issue the update
web-warning-withdraw = Call it off
web-warning-message = Message (CAP 1.2)
web-warning-not-now = Not now
web-warning-issue-sure = The warning goes on record with your name, and its message says that the city issued it. It is not sent to anybody by itself.
web-warning-issue-yes = Issue it with my name
web-warning-withdraw-sure = The warning no longer holds, and its message says so. It stays on record.
web-warning-withdraw-yes = Call it off with my name
