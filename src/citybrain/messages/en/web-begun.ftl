## Measures that were done, on Progress: promised and measured.

web-begun = Done, and measured
web-begun-about = What a plan promised of a measure, beside what the bills of its buildings say since, in the weather there was. Ranges of 90 %.
web-begun-failed = The measures that were done could not be read
web-begun-refused = That could not be put on record
web-begun-none = No measure is on record as done.
web-begun-do = Record a measure as done
web-begun-measure = Measure
web-begun-since = Since
web-begun-promised = Promised
web-begun-measured = Measured
web-begun-answer = Answer
web-begun-withdraw = Record
web-begun-of = { $plan } · { $buildings ->
    [one] 1 building
   *[other] { $buildings } buildings
}
web-begun-range = { $low } to { $high }
web-begun-expected = as measured elsewhere: { $share } ({ $low } to { $high })
web-begun-accept = Accept for plans
web-begun-accept-why = Why such measures do what was measured here
web-begun-accepted = Accepted by { $who }: plans show that { $share } ({ $low } to { $high }) of what is promised was measured
web-begun-take-back = Withdraw what was accepted
web-measure-measured = Measured in this city: { $share } ({ $low } to { $high }) of what is promised of { $carrier }. Accepted by { $who }.
web-begun-sure = It stays on record that it was entered.
web-begun-table = Download as a table
web-begun-position = Number of the measure in the plan
web-begun-carrier = What it saves
web-begun-carrier-hint = As bills call it, such as district_heat
web-begun-buildings = Buildings
web-begun-buildings-hint = Their ids, with commas or spaces between
