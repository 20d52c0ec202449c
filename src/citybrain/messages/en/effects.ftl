### Effects: what a measure really changed.

## What cannot be asked

effect-no-stream = No stream is named. Name at least one whose readings the measure was to change.
effect-many-streams = { $received } streams of a kind are named; a question may name { $allowed }. Name fewer.
effect-stream-twice = A stream can stand in a question once: as one where something was done, as a control, or as weather. Named twice: { $received }.
effect-dates = { $second } does not come after { $first }. Give the days in order: first day compared, first day of the measure, first day that no longer counts.
effect-planned = A planned change of { $received } % is given; from -100 % to { $allowed } % can be planned.
effect-units = The streams in question and the controls have different units ({ $received }). Compare streams of one unit.
effect-no-readings = None of the streams in question has readings yet.
effect-date-outside = The measure began on { $received }, and readings end on { $last }. Give an earlier day, or wait for readings of the time after.
effect-too-long = From the time before { $received } to the last day is more than { $allowed } years, which is as much as is compared. End earlier.
effect-too-few = { $before } hours are known before the measure and { $after } after it; { $least_before } and { $least_after } are needed. Begin earlier, end later, or import older readings.
effect-constant = The streams in question read { $received } in all hours: nothing can have changed. Check the sensors.
effect-unknown = There is no evaluation { $received }. `citybrain effects CITY` lists them.
    .page = There is no evaluation { $received }.

## While it is worked out

effect-progress-reading = Reading the streams
effect-progress-computing = Comparing with what was to be expected
effect-progress-writing = Writing the record

## Answer

effect-verdict-effect = An effect is shown: { $share } ({ $low } to { $high }).
effect-verdict-none_shown = No effect is shown: { $share } ({ $low } to { $high }) holds nothing as well.
effect-verdict-cannot_tell = Whether there was an effect cannot be told from these data.
effect-raw-year = Plain change against the same time a year before: { $raw }.
effect-raw-before = Plain change against the time before: { $raw }.
effect-planned-within = Planned: { $planned }; measured: { $measured }. The plan lies within the interval.
effect-planned-outside = Planned: { $planned }; measured: { $measured }. The plan lies outside the interval.
effect-simulated = The readings are simulated.
effect-method-synthetic_control = synthetic control
effect-method-difference_in_differences = difference in differences
effect-method-weather = weather-normalised
effect-about = Intervals hold the truth in { $level } of cases (cross-fitted t-test). A placebo is a date at which nothing was done.
effect-space = Among { $series } streams taken in turn as if the measure had been there, the real one ranks { $rank } (p = { $share }).

## Why nothing can be told, and what to know

effect-nothing-beside = Nothing was measured beside: neither controls nor weather. Name streams where nothing was done, or of the weather.
effect-gaps-before = Only { $share } % of the hours before the measure are known.
effect-gaps-after = Only { $share } % of the hours after the measure are known.
effect-placebo-shows = At { $shown } of { $dates } dates at which nothing was done, an effect appears as well.
effect-weather-unseen = In { $share } % of the hours after, the weather was as it hardly ever was before.
effect-season-unseen = { $share } % of the time after falls in a part of the year that was not measured before.
effect-disagree = Two methods exclude each other: { $one ->
        [synthetic_control] synthetic control
        [difference_in_differences] difference in differences
       *[weather] weather-normalised
    } and { $other ->
        [synthetic_control] synthetic control
        [difference_in_differences] difference in differences
       *[weather] weather-normalised
    }.
effect-other-measure = Another measure acted on the same streams from { $day } on (evaluation { $number }): their effects cannot be told apart.
effect-sensor-moved = { $stream } was moved on { $day }.
effect-sensor-changed = The sensor of { $stream } was changed on { $day }.
effect-compared-after = Compared with the time after { $day } alone: something was done there then, too.
effect-control-treated = { $stream } is no control: something was done there on { $day }.
effect-left-out-gaps = { $stream } is left out: too little of it is known.

## Effects of closed cases

case-effect-nothing_done = Nothing was done, so there is no effect to be measured.
case-effect-not_declared = The rule of this case does not say how an effect would be measured.
case-effect-not_yet = Cannot be told yet: on { $day } enough time has passed.
case-effect-waiting = Cannot be told yet: too little was measured so far. It is waited for until { $day }.
case-effect-no-numbers = The streams of the case have no numbers any more.
cli-case-effect = evaluate what is due of a closed case, and tell what it changed
cli-case-effect-open = Case { $number } is not closed: there is nothing to evaluate yet.
effect-column-days = Days
effect-column-answer = Answer

## Measures that were begun

begun-unknown = There is no begun measure { $received }, or it was withdrawn.
begun-position = The plan has { $allowed } measures; { $received } is none of them. Count from 1.
begun-buildings = { $received } buildings are named; from 1 to { $allowed } can be.
begun-since = A measure was done on a day from { $first } to today; { $received } is none.
begun-carrier = { $received } is not billed at buildings. Allowed: { $allowed }.
begun-personal = What is billed at { $received } says something about a person: it is not compared for single buildings. Leave it out.
begun-no-change = The plan changes nothing of what is billed as { $carrier } at these buildings. Choose another carrier, or other buildings.
begun-no-temperatures = No temperatures were measured for the time of the bills. State a file of them in the settings of the city.
begun-wait = Too few bills since the measure: at least four weeks of each meter are needed.
begun-too-few = Too few bills before the measure: nine bills and eleven months of each meter are needed, with the weather of their days.
begun-scattered = Bills before the measure differ too much from what the weather explains (CV(RMSE) above 25 %).
begun-many = { $received } measures are on record as done; { $allowed } can be. Withdraw those that matter no more.
begun-building-gone = The city of today does not have one of the buildings any more.
begun-no-use = Nothing was to be expected.
begun-verdict-as_promised = As promised: { $planned } planned, { $measured } measured.
begun-verdict-less = Less than promised: { $planned } planned, { $measured } measured.
begun-verdict-more = More than promised: { $planned } planned, { $measured } measured.
begun-verdict-none_shown = No effect is shown: { $planned } planned, { $measured } measured, and the interval holds nothing as well.
begun-verdict-cannot_tell = Cannot be told: { $planned } planned.
begun-verdict-not_yet = Cannot be told yet: { $planned } planned.
begun-not-measured = Nothing was measured of measure { $number } yet, or it cannot be told: there is nothing to accept. Wait for its bills.
begun-same-person = What was measured of measure { $number } is accepted by another person than the one who put it on record. Ask a second person.
begun-needs-why = Give the reason, in 1 to { $allowed } characters.
begun-not-accepted = Nothing that holds was accepted of measure { $received }, or it was withdrawn.

## Tables and commands

effect-none = Nothing has been evaluated in { $city } yet.
effect-column-number = Number
effect-column-since = Since
effect-column-what = Measure
effect-column-verdict = Verdict
effect-column-method = Method
effect-column-effect = Effect
effect-column-interval = Interval
effect-column-expected = Expected
effect-column-measured = Measured
effect-column-error = CV(RMSE)
effect-column-placebos = Placebos
effect-column-speaks = Counts
effect-short-effect = effect
effect-short-none_shown = none shown
effect-short-cannot_tell = cannot tell

cli-effect = Tell what a measure changed at some streams: weather-normalised, and against streams where nothing was done.
cli-effect-stream = Number of a stream that the measure was to change; can be given several times.
cli-effect-since = First day of the measure.
cli-effect-until = First day that no longer counts; all that was measured where it is not given.
cli-effect-compared-since = First day of the time before that counts; at most four years in all.
cli-effect-control = Number of a stream where nothing was done; can be given several times.
cli-effect-weather = Number of a stream of the weather; can be given several times.
cli-effect-planned = Change that was planned [%], such as -20.
cli-effect-what = What was done, in words.
cli-effect-by = Who evaluates; the user of the system where it is not given.
cli-effect-seed = Number that decides how trees are drawn.
cli-effect-dry-run = Only answer; keep no record.
cli-effect-recorded = On record as evaluation { $number }.
cli-effects = List the evaluations of a city.
