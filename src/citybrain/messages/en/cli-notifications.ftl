### Commands on notifications.

cli-notification-group = Who must know gets it: rosters, addresses, what waits and what was given up
cli-notification-command-list = List what somebody had to know
cli-notification-command-answer = Say that somebody takes care of something
cli-notification-command-roster = List who is on duty when, and the gaps between
cli-notification-command-import = Add the shifts of a table
cli-notification-command-subscriptions = List where people are reached
cli-notification-command-subscribe = Say where somebody is reached
cli-notification-command-unsubscribe = Send nothing to an address any more
cli-notification-command-test = Send a test message to an address
cli-notification-command-outbox = Show what waits to be sent and what was given up
cli-notification-command-resend = Send something again that was given up
cli-notification-command-password = Keep the password of the mail server in the folder of keys
cli-notification-name = Name of an identity
cli-notification-file = Table with role, rank, name, days, begins, ends, and if need be first_day, last_day
cli-notification-channel = email, webhook, web_push or feed
cli-notification-address = Address of mail or of a server; none for a feed
cli-notification-least = Severity from which on: minor, moderate, severe or extreme
cli-notification-place = This place alone
cli-notification-always = Also while not on duty
cli-notification-warnings = Issued warnings too
cli-notification-language = Language of the messages
cli-notification-choice = There is no { $received }. Choose one of { $allowed }.
cli-notification-imported = { $number ->
    [one] One shift was added.
   *[other] { $number } shifts were added.
}
cli-notification-subscribed = Subscription { $number } is made.
cli-notification-queued = The test message waits; the server sends it.
cli-notification-password = Password of the mail server
cli-notification-gap = Nobody of { $role } is on duty from { $begins } to { $ends }
cli-notification-outbox = Waiting: { $waiting }; tried again: { $retried }; given up: { $failed }.
cli-notification-waiting = tried again
cli-notification-failed = given up
cli-notification-column-number = Number
cli-notification-column-what = Message
cli-notification-column-role = Role
cli-notification-column-state = State
cli-notification-column-at = Since (UTC)
cli-notification-column-rank = Rank
cli-notification-column-name = Name
cli-notification-column-days = Days
cli-notification-column-begins = Begins
cli-notification-column-ends = Ends
cli-notification-column-from = From
cli-notification-column-until = Until
cli-notification-column-channel = Way
cli-notification-column-address = Address
cli-notification-column-least = From severity
cli-notification-column-place = Place
cli-notification-column-attempts = Tries
cli-notification-column-problem = Problem
