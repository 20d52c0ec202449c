## The brief of the day

web-brief-role = Cases of
web-brief-all-roles = all roles
web-brief-print = Print, or store as a PDF
web-brief-failed = The brief could not be read
web-brief-loading = Reading the brief…
web-brief-need = { $count ->
    [0] Nothing needs a person.
    [one] One case needs a person, { $late } of them late.
   *[other] { $count } cases need a person, { $late } of them late.
}
web-brief-course = Under way and in time: { $under }. Cured within seven days: { $cured }, proved by readings: { $proved }.
web-brief-late = Late
web-brief-new = New since yesterday
web-brief-night = What the night brought
web-brief-proposals = Proposals waiting for an approval
web-brief-under-way = Under way
web-brief-cured = Cured within seven days
web-brief-more = And { $count } more.
web-brief-role-duty-officer = Duty officer
web-brief-role-device-operator = Operator of devices
web-brief-role-climate-officer = Climate officer
web-brief-role-grid-operator = Operator of grids
web-brief-role-council = Council
web-brief-role-planner = Planner
web-brief-role-administrator = Administrator
