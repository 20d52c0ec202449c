# Take part: reports of residents.

web-report-title = What should the city know?
web-report-short = Report a problem
web-report-map = Map of reports: press it where the problem is
web-report-no-account = No account needed. You get an answer with a date.
web-report-answered = First answers in the time promised: { $kept } of { $count } ({ $share }).
web-report-answered-waiting = { $count ->
    [one] One report more waits for an answer and is not late.
   *[other] { $count } more wait for an answer and are not late.
}
web-report-answered-half = { $hours ->
    [one] Half within one hour.
   *[other] Half within { $hours } hours.
}
web-part-more = More ways to take part
web-part-text-language = Language of the text
web-part-only-in = Some of this is only in: { $languages }.
web-part-not-easy = Some of this is not in easy words.
web-report-button = Report a problem
web-report-loading = What can be reported
web-report-unread-services = What can be reported could not be loaded
web-report-by-phone = By phone: { $telephone }
web-report-paper = A form to print
web-report-waiting = A report waits on this device until there is a network.
web-report-stored = There is no network. A report can be written all the same; the map and all else follow once there is one.
web-report-have-code = You have a code from paper or another device
web-report-follow = Look
web-report-unfound = This report could not be found
web-report-what = What is wrong?
web-report-suggested = It sounds like:
web-report-service = What is it about?
web-report-choose = Choose
web-report-promise = Promised: an answer within { $answer ->
    [one] one hour
   *[other] { $answer } hours
}, done within { $days ->
    [0] { $done ->
        [one] one hour
       *[other] { $done } hours
    }
    [one] one day
   *[other] { $days } days
}.
web-report-private = Others see an area, and neither your words nor the place.
web-report-where = Where is it?
web-report-press = Press the map where it is, or write the address.
web-report-placed = The place is marked on the map.
web-report-address = Address or name of the place
web-report-middle = Take the middle of the map
web-report-here = Take where I am
web-report-describe = Or say in words where it is
web-report-near = Is it one of these?
web-report-metres = { $metres } m away
web-report-near-how = If it is, the city knows already. You can still send yours.
web-report-photos = Photos, { $most } at most
web-report-photos-chosen = { $count } chosen
web-report-photos-none = Remove
web-report-photos-how = Where and when they were taken is removed from them.
web-report-contact = If the city may ask you (not needed)
web-report-contact-how = It is kept apart, encrypted, and erased 90 days after the report is closed, and two years after you sent it at the latest.
web-report-name = Name
web-report-email = E-mail
web-report-telephone = Telephone
web-report-anonymous = Nobody is asked who they are here.
web-report-send = Send
web-report-not-sent = The report was not taken
web-report-unsaved = The report could not be kept on this device
web-report-offline = Without a network it waits on this device and is sent later, once.
web-report-missing = Words, what it is about and a place are needed.
web-report-late-answer = answer is late
web-report-late-end = it is late
web-report-since = You reported this on { $time }.
web-report-answer-by = An answer is promised by { $time }.
web-report-reached = (done)
web-report-not-reached = (not yet)
web-report-hidden = The city shows this report to nobody: { $why }
web-report-of-city = The city
web-report-of-you = You
web-report-reply = Say something about it
web-report-reply-words = In your words (not needed)
web-report-say-cured = It is done
web-report-say-not-cured = It is not done
web-report-say-objection = I object
web-report-say-person = I ask for a person
web-report-waits = It waits on this device for a network.
web-report-unread = Sent. What became of it is shown when there is a network.
web-report-unsaid = The city did not get it
web-report-code = Code: { $code }
web-report-erase = Erase my contact
web-report-is-it-done = Is it done?
web-report-number = number { $number }
web-report-copy-link = Copy the link to it
web-report-code-wrong = This is no whole code: a sign is missing or wrong. It has 20 signs. Compare it with the paper.
web-report-forget = Forget it on this device
web-report-promises = Promises kept
web-report-promises-none = Nothing was reported yet.
web-report-promises-reports = Reports
web-report-promises-closed = Closed
web-report-promises-within = Closed within two hours
web-report-promises-median = Half of all closed within
web-report-promises-answers = First answers
web-report-promises-due = With a promised day: { $count }
web-report-promises-of = { $kept } in time, { $late } late, { $open } open
web-report-promises-others = With reports of other systems that were imported: { $sources }.
web-report-promises-more = By service, and by place without private services
web-report-promises-by = Service or place
web-report-promises-two = Within two hours
web-report-promises-half = Half within (h)
web-report-promises-few = { $count } more have fewer than five reports and count in the whole alone.
web-report-promises-table = All figures as a table (CSV)
web-report-board = Board of a neighbourhood
web-report-board-area = Neighbourhood
web-report-board-reports = Reported in { $area }
web-report-board-failed = The board could not be loaded
web-report-board-photo = Photo of a report: { $label }
web-report-board-city = What the whole city is asked and decided
web-report-board-how = The board is of a place. Words and photos are here once a person has looked at them.
web-report-areas = Areas with reports whose places are not shown
web-report-area = { $label }: at least { $count } reports in this area
