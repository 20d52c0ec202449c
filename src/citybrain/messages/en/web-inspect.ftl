### The page for inspections on a phone, and messages on a phone.

web-inspect = Inspections
web-inspect-online = connected
web-inspect-offline = no connection
web-inspect-waiting = { $count ->
        [one] 1 waits to be sent
       *[other] { $count } wait to be sent
    }
web-inspect-failed = The list of visits could not be had.
web-inspect-sign-in = Sign in once while there is a connection; then the list of visits is on this phone for a day.
web-inspect-other-ways = Other ways to sign in
web-inspect-nothing-along = There is no connection, and no list of visits was taken along.
web-inspect-due = Due: { $count }
web-inspect-taken-along = As of { $time }
web-inspect-until = by { $day }
web-inspect-begin = Begin
web-inspect-begin-of = Begin: { $name }
web-inspect-withheld = { $count ->
    [one] 1 more visit is due, of data that your role does not read.
   *[other] { $count } more visits are due, of data that your role does not read.
}
web-inspect-none-due = Nothing is due.
web-inspect-another = Inspect something else
web-inspect-what = What or where
web-inspect-checklist = Checklist
web-inspect-list-old = The list of visits is older than a day and is not shown. It comes again with a connection.
web-inspect-written = Written here
web-inspect-state-draft = not finished
web-inspect-state-waits = waits
web-inspect-state-sent = sent
web-inspect-state-refused = refused
web-inspect-photos-sent = { $count ->
        [one] 1 photo
       *[other] { $count } photos
    }, sent: { $sent }
web-inspect-photo-refused = A photo was refused: { $reason }
web-inspect-findings = { $count ->
        [one] 1 finding, which another person has to confirm
       *[other] { $count } findings, which another person has to confirm
    }
web-inspect-earlier = { $name } had made this visit already; both stand.
web-inspect-go-on = Go on
web-inspect-mend = Correct
web-inspect-send-now = Send now
web-inspect-put-away = Remove from this phone
web-inspect-throw-away = Throw away
web-inspect-yes = Yes
web-inspect-no = No
web-inspect-optional = optional
web-inspect-limits = From { $least } to { $most }
web-inspect-beyond = From { $least } to { $most } is possible; { $received } is written. Read the instrument again, and correct it.
web-inspect-note = Note
web-inspect-note-on = Note: { $question }
web-inspect-photo = Photograph
web-inspect-photo-of = Photograph: { $question }
web-inspect-photos = { $count ->
        [one] 1 photo
       *[other] { $count } photos
    }
web-inspect-photo-bounds = At most { $count } photos of { $size } MB each.
web-inspect-place = Record where I am
web-inspect-placing = Looking for the place …
web-inspect-placed = Place recorded, to { $metres } m
web-inspect-no-place = The phone did not tell where it is. Allow it to, or finish without.
web-inspect-finish = Finish and send
web-inspect-later = Go on later
web-inspect-no-checklist = The checklist is not on this phone. It comes again with a connection.
web-inspect-push-on = Messages on this device
web-inspect-push-off = No more messages on this device
web-inspect-push-denied = No messages come here: the browser was not allowed to show them, or you may not have any.
web-inspect-push-failed = Messages here could not be changed.
web-inspect-one = { $day }, by { $name }
web-inspect-none = No inspection has been made with the phone.
web-inspect-of = Inspection of { $name }
web-inspect-by = by { $name }
web-inspect-distance = { $metres } m from there
web-inspect-unanswered = not answered
web-inspect-finding-proposed = Found; a second person has to confirm it
web-inspect-finding-confirmed = Confirmed
web-inspect-finding-refused = Refused
web-inspect-judged = by { $name }: { $why }
web-inspect-own-finding = You found this: another person confirms or refuses it.
web-inspect-confirm = Confirm the finding
web-inspect-refuse = Refuse the finding
web-inspect-confirm-why = Why it is so
web-inspect-refuse-why = Why it is not so
web-inspect-not-judged = The finding was not judged
web-inspect-awaited = { $count ->
        [one] 1 photo is still to come.
       *[other] { $count } photos are still to come.
    }
web-inspect-reading = Reading the inspection…
web-inspect-unread = The inspection could not be read
web-inspect-case-photos = Photos
web-inspect-case-photo = Add a photo
web-inspect-case-photo-by = Photo by { $name }, { $time }
web-inspect-case-photo-failed = The photo was not added.
web-inspect-case-photos-failed = The photos could not be had.
web-inspect-case-evidence = Evidence from readings
web-inspect-case-evidence-failed = The evidence could not be had.
web-inspect-case-freeze = Freeze readings as evidence
web-inspect-case-freeze-failed = The readings were not frozen.
web-inspect-case-freeze-stream = Stream, by place
web-inspect-case-freeze-since = What it read since { $time }, when the case was seen last
web-inspect-case-evidence-one = { $place }: { $count ->
    [one] 1 reading
   *[other] { $count } readings
}, { $first } to { $last }
web-inspect-case-evidence-limit = { $beyond } beyond the limit of { $limit }; { $least } to { $greatest }
web-inspect-case-evidence-range = { $least } to { $greatest }
web-inspect-case-evidence-by = Frozen by { $name }, SHA-256 { $hash }
web-row-sensors = Sensors nearby
web-row-sensors-failed = The sensors nearby could not be read
web-row-sensors-none = no sensor within { $within }
web-row-sensors-away = { $distance } away
web-row-sensors-silent = no reading yet
web-row-sensors-late = longer ago than usual
web-row-sensors-doubtful = does not pass a test
web-row-reports = Photos of residents near by
web-row-reports-what = Photos of reports of residents within { $within } that the office released. Nobody has checked that they show this very thing.
web-row-cases = Cases and photos
web-row-cases-failed = The cases could not be read
web-row-cases-none = No case.
web-row-cases-why = { $rule }: what do you see?
web-row-cases-photo = Open a case with a photo
web-row-cases-person = A person looks at the photo and decides. No machine judges it. Place and device are taken out of the picture.
web-row-cases-opened = The photo is with case { $number }.
web-row-cases-live = open
web-row-cases-closed = closed
