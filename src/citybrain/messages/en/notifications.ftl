### Notifications: what is sent to those who must know, and what can be wrong with rosters and addresses.

## What messages say. They have the number, the severity and the place of what is public, and nothing else.

notification-about-case = Case { $number } ({ $severity }): { $place }
notification-about-warning = Warning { $number } ({ $severity }) was issued: { $place }
notification-about-warning-ended = Warning { $number } ({ $severity }) was called off: { $place }
notification-about-incident = Incident { $number } ({ $severity }): a task waits for you, { $place }
notification-about-incident-warning = Incident { $number } ({ $severity }): residents are warned, { $place }
notification-about-drill = DRILL, incident { $number } ({ $severity }): a task waits for you, { $place }
notification-about-drill-warning = DRILL, incident { $number } ({ $severity }): residents would be warned, { $place }
notification-about-test = Test message { $number }: this address is reached
notification-closed = Something that is not public waits ({ $severity }). Sign in to read it.
notification-no-place = no place stated
notification-severity-minor = minor
notification-severity-moderate = moderate
notification-severity-severe = severe
notification-severity-extreme = extreme
notification-several = { $number } messages. { $first }
notification-more = { $number ->
    [one] And one more. Sign in to read it.
   *[other] And { $number } more. Sign in to read them.
}
notification-answer-link = Who takes care of it says so here:
notification-why = You get this because your address is subscribed to it. Sign in to change that.
notification-answer-title = Take care of it
notification-answer-open = { $number ->
    [one] One message waits for somebody who takes care of it.
   *[other] { $number } messages wait for somebody who takes care of them.
}
notification-answer-button = I take care of it
notification-answer-done = It is on record that { $name } takes care of it.
notification-answer-settled = Nothing waits any more: somebody takes care of it, or it is over.
notification-feed-title = Messages for { $name }

## What can be wrong.

notification-not-plain = This cannot be sent: { $received }. A message has a text whose key begins with { $allowed }, a subject such as case/17, a printable place, and an address of this server.
notification-unknown = There is no message { $received } for you. Load the list again.
notification-link = This link holds no longer, or never did. Sign in to say that you take care of it.
notification-key-open = { $file } is open to others. Take away all rights but those of its owner (chmod go-rwx).
notification-key-unusable = A key of notifications cannot be used: { $problem }. Look at the folder of keys.
roster-shift = { $number ->
    [one] A shift cannot be as it is stated: { $problem }.
   *[other] { $number } things are wrong with the shifts: { $problem }.
} Nothing was changed. Roles and names are those of identities; days are 1 (Monday) to 7, times like 08:00.
roster-full = A roster has at most { $allowed } shifts; that of { $role } would have more. Remove those that are over.
roster-shift-unknown = There is no shift { $received }. Load the roster again.
roster-columns = { $file } lacks columns: { $missing }. A roster has role, rank, name, days, begins, ends, and may have first_day and last_day.
roster-calendar = { $file } cannot be read as a calendar: { $problem }. Export it again as iCalendar (.ics).
roster-calendar-large = { $file } has { $received } bytes; a calendar has at most { $allowed }. Export a shorter time.
roster-calendar-events = { $file } has { $received } events; a roster takes 1 to { $allowed } at once. Export a shorter time, or another calendar.
roster-calendar-long = { $file } has { $bytes } bytes from “{ $received }” on; shifts take at most { $allowed }. Export a shorter time, or fewer persons by event.
roster-calendar-title = Duties of { $name }
roster-calendar-duty = On duty: { $role }, asked { $rank ->
    [1] first
   *[other] as number { $rank }
}
subscription-unknown = There is no subscription { $received }.
subscription-full = Somebody has at most { $allowed } subscriptions. Remove one that is not needed.
subscription-tests-many = { $allowed } test messages within an hour are as many as somebody may send. Wait for an hour.
subscription-language = Messages are not written in { $received }. Choose one of { $allowed }.
subscription-channel = Nothing can be sent by { $received }: city.toml has no [notifications] with it. Add it, and start the server again.
    .page = Nothing can be sent by { $received }: it is not set up on this server. Ask whoever looks after the server.
subscription-address = { $received } is no address that something can be sent to.
subscription-server = Nothing may be sent to { $received }. Servers that may be called: { $allowed }. Add it to city.toml.
    .page = Nothing may be sent to { $received }. Servers that may be called: { $allowed }. Ask whoever looks after the server.
batch-unknown = There is no message { $received } that was given up, or its address has another one that is tried now. Load the list again.
sending-slow = { $server } did not take the message within { $allowed } s.
sending-unreachable = { $server } cannot be reached: { $problem }.
sending-refused = { $server } answered { $status }.
sending-private = { $server } has the address { $received }, which is none of the Internet. Say "private" beside it in city.toml where that is meant.
    .page = { $server } has the address { $received }, which is none of the Internet. Ask whoever looks after the server.
sending-nowhere = The address was removed, or the key that it was sealed with is not here.
sending-old = The message was older than a day before it could be sent.
sending-failed = The message could not be sent: { $problem }.
mail-recipient-refused = The mail server refuses this address ({ $status }).
mail-refused = The mail server { $server } answered { $status }.
mail-unreachable = The mail server { $server } cannot be reached, or not as it should: { $problem }.
mail-password-missing = The password of the mail server is not in the folder of keys. Store it with citybrain notification password.
    .page = The password of the mail server is missing. Ask whoever looks after the server.

## States, steps and ways.

notification-state-waiting = waits for an answer
notification-state-answered = { $name } takes care of it
notification-state-unanswered = nobody answered
notification-state-over = over
notification-state-open = sent
notification-state-unsent = in this list alone: no address is known to send it to
notification-step-asked = rank { $rank } was asked at { $number ->
    [one] one address
   *[other] { $number } addresses
}
notification-step-asked-all = everybody of the role was asked at { $number ->
    [one] one address
   *[other] { $number } addresses
}
notification-step-asked-subscribers = who wants such messages was asked at { $number ->
    [one] one address
   *[other] { $number } addresses
}
notification-step-answered = answered
notification-step-unanswered = nobody answered, and nobody is left to ask
notification-step-over = over
notification-step-failed = a message was given up
notification-step-resent = a message is tried again
notification-channel-email = e-mail
notification-channel-webhook = webhook
notification-channel-web_push = web push
notification-channel-feed = feed
