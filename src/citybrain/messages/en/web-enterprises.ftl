## Enterprises that the city supervises: the list, and the page of one.

web-enterprise-why = What the city knows of enterprises that emit into air and water: permits, limits, quotas, penalties and what they emitted, with every correction. No person is named here.
web-enterprise-failed = Enterprises could not be loaded
web-enterprise-none = No enterprise is registered yet.
web-enterprise-search = Name, identifier or activity
web-enterprise-found = { $shown } of { $all } are shown.
web-enterprise-own = yours
web-enterprise-all = All enterprises
web-enterprise-sole-trader = Sole trader { $identifier }
web-enterprise-source = from { $source }
web-enterprise-visit = Next visit
web-enterprise-visit-due = Due by { $day }.
web-enterprise-never-visited = Nobody has been there yet: a visit is due.
web-enterprise-cell = It lies in the cell { $cell } of the grid; { $keeper } inspects there.
web-enterprise-points = { $points } points of urgency
web-enterprise-quotas = Quotas
web-enterprise-quota = Quota
web-enterprise-no-quota = No quota is set.
web-enterprise-used = { $used } of { $quota } are used ({ $share }).
web-enterprise-measured = { $days ->
    [one] 1 day by self-monitoring
   *[other] { $days } days by self-monitoring
}
web-enterprise-missing = { $days ->
    [one] 1 day without a load
   *[other] { $days } days without a load
}
web-enterprise-streams = Readings
web-enterprise-difference = Own less the city's: { $difference } (90 %: { $low } to { $high }).
web-enterprise-file = File
web-enterprise-public = What everybody may know
web-enterprise-counts = Visits: { $visits }, findings: { $findings }, complaints: { $complaints }, outlets: { $outlets }, penalties: { $penalties }.
web-enterprise-sums = Emitted in years that are over
web-enterprise-of-quota = { $share } of the quota of { $quota }
web-enterprise-no-sums = Nothing is known of years that are over.
web-enterprise-withheld = { $count ->
    [one] One measurement of its own is not public and is not in these sums.
   *[other] { $count } measurements of its own are not public and are not in these sums.
}
web-enterprise-no-entries = Nothing stands here yet.
web-enterprise-outlet = outlet { $name }
web-enterprise-per-hour = hour
web-enterprise-per-day = day
web-enterprise-per-year = year
web-enterprise-entry = Entry { $number }
web-enterprise-days = { $since } to { $until }
web-enterprise-about = about entry { $number }
web-enterprise-corrects = corrects entry { $number }
web-enterprise-corrected = corrected by entry { $number }
web-enterprise-answer = Answer
web-enterprise-answer-to = Your answer to entry { $number } ({ $kind })
web-enterprise-send = Add to the file
web-enterprise-cancel = Cancel
web-enterprise-correct = Correct
web-enterprise-correct-of = What replaces entry { $number } ({ $kind })
web-enterprise-void = Declare void
web-enterprise-void-of = Why entry { $number } ({ $kind }) should never have been
web-enterprise-add = Add an entry…
web-enterprise-optional = if any
web-enterprise-field-since = Day
web-enterprise-field-until = Until
web-enterprise-field-year = Year
web-enterprise-field-reference = Reference
web-enterprise-field-pollutant = Pollutant
web-enterprise-field-amount = Amount
web-enterprise-field-unit = Unit
web-enterprise-field-currency = Currency
web-enterprise-field-per = In each
web-enterprise-field-outlet = Outlet
web-enterprise-field-longitude = Longitude
web-enterprise-field-latitude = Latitude
web-enterprise-field-text = What happened
web-enterprise-refused = { $label }: { $received } was entered; allowed is { $allowed }. Correct it and send it again.
web-enterprise-is-public = Everybody may read this entry but for its text. Name nobody in it.
web-enterprise-is-seen = The city and the enterprise read this entry.
web-enterprise-inspections = Inspections
web-enterprise-inspect = Inspect on the spot
web-enterprise-cell-alone = It lies in the cell { $cell } of the grid, for which no inspector is named yet.
web-enterprise-not-added = This could not be added
web-enterprise-people = Who answers for it
web-enterprise-people-none = Nobody is named for it.
web-enterprise-people-name = Name of the person, as registered here
web-enterprise-people-add = Let this person answer for it
web-enterprise-people-remove = Remove
web-enterprise-people-remove-of = Remove { $name }
web-enterprise-people-failed = This could not be changed
web-enterprise-next = Whom to visit next
web-enterprise-next-why = By what stands in the files: findings, penalties, complaints, quotas, and how long nobody was there.
web-enterprise-next-failed = The order of visits could not be loaded
web-enterprise-planned = A visit is planned until { $day }.
web-enterprise-plan = Plan a visit
web-enterprise-plan-of = Plan a visit of { $name }
web-enterprise-plan-checklist = Checklist
web-enterprise-plan-day = Until
web-enterprise-plan-why = Why
web-enterprise-not-planned = The visit was not planned
