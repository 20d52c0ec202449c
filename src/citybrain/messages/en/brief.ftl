### The brief of the day

brief-title = Brief of the day, { $city }
brief-as-of = As of { $time } ({ $zone }), { $role }
brief-all-roles = all roles
brief-need = { $count ->
        [0] Nothing needs a person.
        [one] One case needs a person, { $late } of them late.
       *[other] { $count } cases need a person, { $late } of them late.
    }
brief-course = Under way and in time: { $under }. Cured within seven days: { $cured }, proved by readings: { $proved }.
brief-late = Late: { $count }
brief-new = New since yesterday: { $count }
brief-night = What the night brought: { $count }
brief-proposals = Proposals waiting for an approval: { $count }
brief-under-way = Under way: { $count }
brief-cured = Cured within seven days: { $count }
brief-none = None.
brief-more = And { $count } more.
brief-ending = { $received } is no name of a brief: it ends in { $allowed }.

cli-brief = Tell the brief of the day: what is new, late, under way, cured, and waits for an approval.
cli-brief-role = Only cases of this role.
cli-brief-file = Write it as a page (.html) or a PDF (.pdf).
