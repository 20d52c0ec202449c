### Who may: identities, roles, tokens.

access-sign-in = This needs the right “{ $act }”, and nobody said who asks. Sign in, or send a token with this scope: Authorization: Bearer citybrain_…
access-not-allowed = { $name } does not have the right “{ $act }” here. Ask the administrator for a token with this scope, or for a role that has it.
access-refused = This secret does not hold: it is mistyped, was revoked, or has expired. Look whether all of it was copied, or ask the administrator for a new one.
access-name = A name has 1 to { $allowed } characters; received: “{ $received }”.
access-name-taken = There is an identity “{ $name }” already. Choose another name, or give this one a further token.
access-name-unknown = There is no identity “{ $received }”. “citybrain access list” names those that there are.
access-no-role = “{ $name }” needs a role at least. Allowed are { $allowed }.
access-scope = The roles of “{ $name }” do not have the scope { $received }. Allowed are { $allowed }.
access-days = A token holds for 1 to { $allowed } days; received: { $received }.
access-token-unknown = There is no token { $received } that holds. “citybrain access list” names those that there are.
access-too-many = More requests came than are answered. Ask again in { $wait ->
    [one] a second
   *[other] { $wait } seconds
}.
access-log-full = Nothing was changed: the audit log in { $file } cannot be written, and too much waits for it. Look whether its disk is full or another program holds it.

access-role-administrator = Administrator
access-role-data_steward = Data steward
access-role-device_operator = Operator of devices
access-role-duty_officer = Duty officer
access-role-planner = Planner
access-role-auditor = Auditor
