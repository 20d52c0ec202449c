## Signing in, in the frame.

web-access-sign-in = Sign in
web-access-sign-out = Sign out
web-access-signed-in = Signed in as { $name }
web-access-secret = Secret
web-access-secret-help = The administrator of the city gave it to you; it begins with citybrain_
web-access-until = Until { $time }, or until you sign out.
web-access-failed-who = Whether somebody is signed in could not be read.
web-access-failed-in = You are not signed in.
web-access-failed-out = You are still signed in.
