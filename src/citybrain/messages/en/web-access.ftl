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

## Who may do what, for the administrator.

web-people-open = People and tokens
web-people = Who may do what
web-people-roles = Roles
web-people-token = Token { $number }, until { $day }
web-people-token-over = Token { $number }, over since { $day }
web-people-token-of = token { $number } of { $name }
web-people-no-token = Without a token nobody can sign in under this name.
web-people-revoke = Revoke
web-people-revoke-sure = It is refused at once, and whoever is signed in with it is signed out.
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
