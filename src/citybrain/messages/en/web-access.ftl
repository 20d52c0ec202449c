## Signing in, in the frame.

web-access-sign-in = Sign in
web-access-sign-out = Sign out
web-access-signed-in = Signed in as { $name }
web-access-secret = Secret
web-access-until = Until { $time }, or until you sign out.
web-access-purpose = What you read for
web-access-failed-purpose = What you read for was not changed.
web-access-failed-who = Whether somebody is signed in could not be read.
web-access-failed-in = You are not signed in.
web-access-failed-out = You are still signed in.
web-access-secret-help = The administrator of the city gave it to you; it begins with citybrain_. On your own machine, the terminal that serves the city shows a link that signs you in.
web-access-goes-on = What you wanted to do needs somebody who is signed in. It goes on as soon as you are; nothing that you entered is lost.
web-access-not-signed-in = Nobody is signed in, so nothing was changed. What you entered is still here.
web-access-first = Needs signing in
web-access-no-role = Your role does not allow this
web-access-no-right = Your role may not { $what }. These roles may: { $roles }. Ask somebody who has one, or the administrator for it.

## Who may do what, for the administrator.

web-people-open = People and tokens
web-access-enterprises = { $count ->
    [one] Your enterprise
   *[other] Your enterprises
}
web-access-messages = Messages and duty
web-people = Who may do what
web-people-roles = Roles
web-people-token = Token { $number }, until { $day }
web-people-token-over = Token { $number }, over since { $day }
web-people-token-of = token { $number } of { $name }
web-people-no-token = No token. With a link they sign in and choose how they do so later.
web-people-revoke = Revoke
web-people-revoke-sure = It is refused at once, and whoever is signed in with it is signed out.
web-people-revoked = Token { $number } of { $name } holds no longer. Sessions that ended with it: { $sessions ->
    [0] none
   *[other] { $sessions }
}.
web-people-revoked-set = Set with it, and still holding: { $kinds }. Where { $name } did not set that themselves, press “Reset sign-in”.
web-people-department = Department
web-people-no-department = None
web-people-purpose = What the token is for
web-people-days = Days it holds
web-people-give = Give a token
web-people-give-to = Give { $name } a token
web-people-secret-of = Token { $number } of { $name }. Copy the secret now: it is never shown again.
web-people-copy = Copy the secret
web-people-copied = Copied
web-people-put-away = I have it
web-people-change-roles = Change the roles
web-people-withdraw = Withdraw
web-people-withdraw-sure = { $name } can no longer sign in, and all their tokens are refused. What they did stays on record.
web-people-add = Add somebody
web-people-name = Name
web-people-name-hint = Of a person, a program or a device. The log names them so.
web-people-not-done = Nothing was changed.
web-people-failed = Who is known could not be read.
web-people-reading = Reading who is known

## What one signs in with, and where.

web-account = Your sign-in
web-account-by-provider = Sign in with { $name }
web-account-by-passkey = Sign in with a passkey
web-account-by-password = Sign in with a password
web-account-password = Password
web-account-code = Code
web-account-code-hint = Six digits that your authenticator shows, or a recovery code.
web-account-with = What you sign in with
web-account-nothing = A token or a link alone. Set a password or a passkey to come back without one.
web-account-time_code = Authenticator
web-account-passkey = Passkey
web-account-provider = Provider
web-account-since = since { $day }
web-account-remove = Remove
web-account-remove-sure = { $what }: it signs you in no longer.
web-account-codes-left = { $count ->
    [one] One recovery code is left.
   *[other] { $count } recovery codes are left.
}
web-account-new-password = New password
web-account-password-hint = 12 characters or more, such as several words. Your other sessions end.
web-account-set-password = Set the password
web-account-passkey-label = Name of the passkey
web-account-passkey-hint = Your device keeps it and asks for your fingerprint, face or code. It counts as both factors.
web-account-make-passkey = Make a passkey
web-account-set-codes = Set up an authenticator
web-account-secret = Give this secret to your authenticator app, and enter the code that it shows. From then on your password needs a code beside it.
web-account-open-app = Open in an app on this device
web-account-confirm = Confirm
web-account-codes-once = Keep these recovery codes: each stands once for a code, and they are never shown again.
web-account-connect = Sign in with { $name } from now on
web-account-sessions = Where you are signed in
web-account-this = this one
web-account-device-unknown = Unknown device
web-account-begun = Since { $time }, with { $how }
web-account-used = Last used { $time }
web-account-how-token = a token
web-account-how-link = a link
web-account-how-provider = the provider
web-account-how-passkey = a passkey
web-account-how-password = a password
web-account-how-password-code = password and code
web-account-end = End
web-account-end-sure = Whoever uses it is signed out at once.
web-account-not-done = Nothing was changed.
web-account-failed = What you sign in with could not be read.
web-account-reading = Reading what you sign in with
web-people-link = Give a link
web-people-link-of = Give this link to { $name }: it signs in once, within { $days } days, and lets them set their own password or passkey.
web-people-link-copy = Copy the link
web-people-sessions = Where they are signed in
web-people-no-session = Nowhere.
web-people-reset = Reset sign-in
web-people-reset-sure = Password, authenticator, passkeys and provider of { $name } hold no longer, and their sessions end. Give a link afterwards.
web-people-role-administrator = looks after machines and people, and reads nothing about persons
web-people-role-data_steward = answers for data of every class, how long it is kept and who may read it
web-people-role-climate_officer = plans, reports and keeps the inventory
web-people-role-planner = makes plans, and does not approve them
web-people-role-council = sets targets and approves plans that others made
web-people-role-grid_operator = plans networks with data of companies
web-people-role-duty_officer = sets up sensors and issues warnings
web-people-role-device_operator = sets up sensors and sends what they measure
web-people-role-enterprise = reads and answers the file of its own enterprise
web-people-role-auditor = reads the audit log and no data
