### Who may: identities, roles, tokens.

access-sign-in = To { $what }, say who you are: sign in at the right end of the page’s header, or send a token with the right “{ $act }” as Authorization: Bearer citybrain_…
access-not-allowed = { $name } may not { $what }. That takes one of these roles: { $roles }. { $narrow ->
    [yes] The role { $own } has it, and the token that was sent leaves it out: sign in without it, or send one with the right “{ $act }”.
   *[no] Their own: { $own }. Ask somebody who has one of these roles to do it, or the administrator for one.
}
access-other-department = { $name } belongs to { $department }, and may { $what } of that department alone; this is of { $of }. Ask somebody of { $of }, or who belongs to no department.
access-refused = This secret does not hold: it is mistyped, was revoked, or has expired. Look whether all of it was copied, or ask the administrator for a new one.
access-link-over = This sign-in link holds no longer: it was followed before, or is too old. Sign in in another way, ask the administrator for a new link, or start the server again, which shows one.
access-name = A name has 1 to { $allowed } characters; received: “{ $received }”.
access-name-taken = There is an identity “{ $name }” already, and case and forms of letters make no other name. Choose another name, or give this one a further token.
access-names-alike = These names differ in nothing but case or the form of letters: { $names }. Each signs in by its exact name; withdraw one of them, or add it anew under another name.
access-name-reserved = The program gives the name “{ $received }” itself: no name begins with “anonymous”, “connector:”, “person:” or “provider:”, and “admin” is the administrator. Choose another name.
access-name-unknown = There is no identity “{ $received }”. “citybrain access list” names those that there are.
    .page = There is no identity “{ $received }”. Load the page again to see those that there are.
access-no-role = “{ $name }” needs a role at least. Allowed are { $allowed }.
access-last-administrator = “{ $name }” is the only administrator. Make somebody else an administrator first.
access-department = The city has no department “{ $received }”. Allowed are { $allowed }: whoever looks after the server lists them as “departments” in city.toml.
    .page = The city has no department “{ $received }”. Allowed are { $allowed }: whoever looks after the server lists them in its settings.
access-scope = The roles of “{ $name }” do not have the scope { $received }. Allowed are { $allowed }.
access-days = A token holds for 1 to { $allowed } days; received: { $received }.
access-token-unknown = There is no token { $received } that holds. “citybrain access list” names those that there are.
    .page = There is no token { $received } that holds. Load the page again to see those that there are.
access-too-many = More requests came than are answered. Ask again in { $wait ->
    [one] a second
   *[other] { $wait } seconds
}.
access-log-full = Nothing was changed: the audit log in { $file } cannot be written, and too much waits for it. Look whether its disk is full or another program holds it.
access-log-ended = The audit log in { $file } is closed since the server stops, and one act stands in it no more. Look after the next start whether it was done, and do it again where it was not.
request-crowded = The server has too much to answer just now. Ask again in { $wait } seconds; who is signed in, and devices with a token, are answered before others.
request-too-many-keys = An object in the body has { $received } keys. Allowed are { $allowed }: send the fields that the documentation of this address names.
request-too-slow = The request did not come in time. Send it again over a faster connection: at least { $allowed } bytes a second.

access-password-refused = Name or password is wrong. After some tries one has to wait. Who lost their password asks the administrator for a link.
access-code-needed = Enter the code that your authenticator shows, or one of your recovery codes.
access-code-lost = The secret of this authenticator cannot be read: its key is not on this machine. Use a recovery code, or ask an administrator to reset your sign-in, and set up the authenticator anew.
personal-keys-unusable = The keys of persons cannot be used: { $problem }. Nothing about a person can be recorded or read without them. Let whoever runs the server make the folder of keys readable and writable for the program alone, or put the keys back that belong to this city.
personal-keys-open = Others than its owner may look into { $file }, where keys of persons lie, so that no more are made. Let whoever runs the server take that right from them (chmod 700).
access-code-refused = This code does not hold: it is mistyped, was used before, or is too old. Wait for the next one; look whether the clock of your device is right.
access-code-wrong = The authenticator shows another code than this. Look whether it has this secret and whether its clock is right, and enter the code that it shows now.
access-code-begin = No secret waits for a code: more than ten minutes went by. Begin again.
access-second-factor-due = An administrator needs more than a password here. Sign in with a passkey, or with a link that another administrator gives, and set up an authenticator or a passkey.
access-password-length = A password has { $least } to { $allowed } characters; received: { $received }. Several words are easy to remember.
access-password-common = This password is one that others try first, has too few different characters, or is little but your name. Choose another one, such as several words that do not belong together.
access-passkey-refused = This passkey does not hold here. Use the device that it was made with, at the same address of the page, or sign in in another way.
access-passkey-new = The device made no passkey that can be kept: it waited for too long, belongs to another address, or did not ask who you are. Try again.
access-passkeys-many = You have { $allowed } passkeys, as many as there may be. Remove one first.
access-own-session = This is for who is signed in at the page, not for tokens. Sign in.
access-sign-in-again = To change what you sign in with, you must have signed in within the last 15 minutes. Sign out, sign in again, and go on.
access-own-token = You signed in with a token, and you have something better: a password, a passkey, an authenticator or the provider. Sign out, sign in with one of these, and go on. Who lost it asks the administrator to reset it.
access-own-narrow = You are signed in with a token that may less than you. Sign in with a password, a passkey, a link, or a token that may all that you may.
access-link-passkey = An administrator who has a passkey signs in with it and not with a link. Who lost it has another administrator reset what they sign in with, and asks for a new link.
access-credential-unknown = Nothing that you sign in with has the number { $received }. Load the page again.
access-session-unknown = There is no session “{ $received }” any more. Load the page again.
access-provider-none = No provider for signing in is set up here. Sign in with a password, a passkey, a link or a token.
access-provider-gone = “{ $name }” does not answer as it should, so it cannot say who you are. Try again in some minutes, or sign in with a password, a passkey or a token, which do not need it. Tell the administrator if it lasts.
access-provider-secret = This server cannot read its own secret for “{ $name }”. Tell the administrator; sign in with a password, a passkey or a token until then.
access-provider-refused = What “{ $name }” said does not hold, or was used before. Begin to sign in again from this page.
access-provider-no-role = “{ $name }” says who you are ({ $who }), and none of your groups there has a role in this city. Ask the administrator for a role.
access-logout-refused = What said that somebody signed out at “{ $name }” does not hold, or came before: no session was ended. Look at the log of this server for what does not fit, and at the settings of its client at the provider.
access-provider-withdrawn = The administrator withdrew the access of { $who }. Ask them for a link if that is wrong.
access-provider-second-factor = An administrator needs a second factor here, and “{ $name }” does not say that it asked for one. Sign in with a passkey, or with password and code.
access-provider-taken = { $who } is connected with another identity of this city already. Ask the administrator to reset that one first.

access-act-observations-read = read what not everybody may
access-act-observations-write = send readings
access-act-observations-keep = have readings deleted after their retention, archived or backed up
access-act-warnings-issue = issue warnings and call them off
access-act-cases-read = read cases
access-act-cases-work = work on cases
access-act-cases-assign = assign, merge and silence cases
access-act-cases-close = close cases and open them again
access-act-proposals-write = propose changes of the city
access-act-proposals-approve = approve changes of the city
access-act-enterprises-read = read the files of enterprises
access-act-enterprises-write = add to the files of enterprises
access-act-enterprises-answer = answer the file of its own enterprise
access-act-notifications-write = keep rosters and addresses of those who must know
access-act-notifications-answer = take care of what waits, and say where one is reached
access-act-sensors-write = set up sensors
access-act-plans-write = save, change or delete plans
access-act-plans-approve = take approvals of plans back
access-act-targets-write = set targets and budgets
access-act-inventory-write = change the inventory or annual figures
access-act-indicators-write = enter indicators or figures of other cities
access-act-city-write = build a city or choose the one that is shown
access-act-correct-parameter = correct a parameter of the city
access-act-audit-read = read the audit log
access-act-access-write = say who may do what

access-role-administrator = Administrator
access-role-data_steward = Data steward
access-role-device_operator = Operator of devices
access-role-duty_officer = Duty officer
access-role-planner = Planner
access-role-auditor = Auditor
access-role-climate_officer = Climate officer
access-role-council = Council
access-role-grid_operator = Operator of grids
access-role-enterprise = Enterprise
access-role-none = without a role
access-role-unknown = There is no role “{ $received }”. Allowed are { $allowed }.
access-scope-unknown = There is no scope “{ $received }”. Allowed are { $allowed }.
access-class-unknown = There is no class of data “{ $received }”. Allowed are { $allowed }.

cli-access-group = who may do what: identities, roles, tokens, the audit log
cli-access-command-list = list identities and tokens, those that were withdrawn too
cli-access-command-add = make a person, a program or a device known, with what they do for the city
cli-access-command-roles = give an identity these roles and no others
cli-access-command-token = give an identity a token; its secret is shown this once
cli-access-command-revoke = revoke a token; a server that runs refuses it within seconds
cli-access-command-remove = withdraw an identity with all of its tokens
cli-access-command-reset = give the administrator a new secret; all that they signed in with before holds no longer
cli-access-command-audit = list who did what, the newest first
cli-access-name = name of the identity
cli-access-number = number of the token, as “citybrain access list” tells it
cli-access-role = administrator, data_steward, climate_officer, planner, council, grid_operator, duty_officer, device_operator, enterprise or auditor; more than once for several
cli-access-scope = what the token is for, such as observations:write; more than once for several, none for all that its roles may
cli-access-days = days that it holds
cli-access-for = what it is for, as lists show it
cli-access-by = who does this; else the user of the system
cli-access-who = what somebody of this name did
cli-access-most = at most so many
cli-access-before = those before the entry of this number
cli-access-added = { $name } is known now. “citybrain access token” gives a token.
cli-access-roles-set = { $name } has these roles now: { $roles }
cli-access-revoked = Token { $number } holds no longer.
cli-access-revoked-session = A session that was begun with it is over: { $device }, begun { $begun }
cli-access-revoked-credential = Set with it, and still holds: { $kind }, of { $made }. Reset it in the page, under People and tokens, where its owner did not set it.
cli-access-removed = { $name } and all their tokens hold no longer.
cli-access-secret = Token { $number } of { $name }. Keep its secret now: it is never shown again.
cli-access-first = This city has an administrator now. Sign in at { $address } with this secret, which is never shown again:
cli-access-first-file = This city has an administrator now. Sign in at { $address } with the secret in { $file }, which only who runs this server can read, and remove the file.
cli-access-link = To sign in as the administrator, open this link, which works once and within { $minutes } minutes:
cli-access-all-scopes = all of its roles
cli-access-column-number = No.
cli-access-column-name = Name
cli-access-column-roles = Roles
cli-access-column-made = Made
cli-access-column-withdrawn = Withdrawn
cli-access-column-scopes = Scopes
cli-access-column-purpose = For
cli-access-column-expires = Holds until
cli-access-column-at = When
cli-access-column-who = Who
cli-access-column-act = Act
cli-access-column-things = How many

## The audit log as a chain of signed heads

audit-entries-differ = Entries of the audit log were changed, deleted or put in past the program: of the numbers { $first } to { $last }, something is not what was written on { $made_at }. Compare with a backup, and tell whoever answers for the city.
audit-entries-without-head = { $number } entries from number { $first } on were put into the audit log past the program: no head covers them. Look who can write to the database.
audit-head-forged = A head of the audit log over { $size } entries, of { $made_at }, does not have the signature of its key: it was changed. Compare with a backup, and tell whoever answers for the city.
audit-log-older = The audit log does not begin with the { $size } entries that it had on { $made_at }; now { $entries } are covered. It was put back to an older copy, or was made anew. Where nobody restored a backup, tell whoever answers for the city; where somebody did, delete { $file } in the folder of keys, which keeps what was there before.
audit-another-log = This is another audit log than the one whose head of { $size } entries was kept on { $made_at }. Choose the head of this city; where it is this one, its log was made anew. Where the city itself was made anew on purpose, delete { $file } in the folder of keys, which keeps what was there before.
audit-guards-missing = The database no longer refuses to change { $table }: its triggers are gone or others than the program’s. Restore the city from a backup, or run the program’s migrations on a copy of the records and compare.
audit-key-open = Others than the owner have rights to { $file }, so the key that signs the audit log is not used: who reads it can sign anything. Look who could have read it, let it be its owner’s alone (chmod { $allowed }), and start the server again; if in doubt, move the key away, so that a new one is made.
audit-no-head = { $file } holds no head of an audit log. Keep what “citybrain access verify --json” prints.
    .page = This is no head of an audit log. Choose a file that was saved here.
audit-size = The audit log has { $allowed } entries, so it never had { $received }. Give a size that a head told.
audit-whole = The audit log is what was written: { $entries } entries.
audit-not-proved = Nothing in the audit log ({ $entries } entries) contradicts its heads, but they do not prove all of it:
audit-not-whole = The audit log is NOT what was written ({ $entries } entries):
audit-unsigned = { $count ->
    [one] One head is
   *[other] { $count } heads are
} not signed: no key was at hand, or entries were put in past the program. Who made them cannot be told.
audit-foreign = { $count ->
    [one] One head was
   *[other] { $count } heads were
} signed by another key than that of this installation: who made them cannot be told here.
audit-head = Head over { $size } entries, of { $at }: { $root }, key { $key }
cli-access-command-verify = check that the audit log is what was written
cli-access-against = head that was kept elsewhere, as “verify --json” printed it: the log must begin with what it had then

## Stewards of data sets

steward-name = A data set needs a name of whoever answers for it, of at most { $allowed } characters that are printed; received: “{ $received }”. Write a name on one line.
steward-contact-text = How to reach a steward can have at most { $allowed } characters, and only such that are printed; received: “{ $received }”. Shorten or correct it.
steward-contact = The city knows nobody called { $name }, so people need to know how to reach them. Give a contact, such as an address of an office, or choose the name of somebody whom the city knows.
steward-data-set = The register of this city has no data set “{ $received }”. Look it up under Open, Data, or at /api/v1/sources.
steward-unknown = There was never a steward number { $received }. /api/v1/sources tells the number of each steward.
steward-changed = Nothing was changed: this data set has another steward since you opened it, { $name }, named by { $by } on { $at }. Look at it again, then decide.
steward-gone = Nothing was changed: this data set has no steward any more, who was removed since you opened it. Look at it again, then decide.

## What people entered, as data sets of the register

sources-entered-activity = Lines of the inventory
sources-entered-inventory_statement = Statements on the inventory
sources-entered-consumption_account = Consumption-based accounts
sources-entered-indicator_value = Values of indicators
sources-entered-figure = Annual figures of the city
sources-entered-compared_figure = Figures of other cities
sources-entered-withdrawn = { $count } were withdrawn or replaced.

access-purpose = What you read for, “{ $received }”, is no purpose of your roles. Allowed: { $allowed }.
access-purpose-needed = Data about persons is read for a purpose that you name, and this stream is closed for “{ $purpose }”. Your roles may name: { $allowed }. Choose one beside your name at the right end of the header, or send it as the header Citybrain-Purpose.
access-results-closed = This is computed from data that is not open to you, and cannot be told without it. Sign in as somebody who may read that data, and for persons name the purpose.
access-purpose-session = Sign in at the page first: a purpose is kept for a session. A program sends it as the header Citybrain-Purpose.
access-purpose-own = Their own
access-purpose-city_work = Work of the city
access-purpose-city_work-because = What the offices of the city are for by law
access-purpose-stewardship = Care for data
access-purpose-stewardship-because = Quality, retention, requests of persons and erasure (GDPR 5, 15–17; PIPL 44–47)
access-purpose-service = A service for the person
access-purpose-service-because = A service that the person asked for: streams of those who agreed or have a contract
access-purpose-research = Research
access-purpose-research-because = A study: streams of persons who agreed to take part
access-act-consent = Consent
consent-code = This code is not known. Ask the data steward of the city for a new one.
consent-person = There is no person “{ $received }” in the ledger. Add one, or choose one that stands there.
consent-purpose = For “{ $received }” no entry of a person is needed or possible. Allowed: { $allowed }.
consent-basis = “{ $received }” is no basis of this purpose. Allowed: { $allowed }.
consent-version = Say which version of the text was agreed to, on one line of 1 to { $allowed } signs; received: { $received } signs.
consent-streams = An entry is for 1 to { $allowed } streams; received: { $received }.
consent-stream = There is no stream { $received } about persons that this purpose is for.
consent-entry = There is no entry { $received } in the ledger of consent.
## Impact assessments

impact-purpose = { $received } is no purpose that data of persons is read for. Choose from { $allowed }.
impact-name = What is processed needs a name of at most { $allowed } characters; it has { $received }.
impact-answer = { $received } is not answered by a text. Texts: { $allowed }.
impact-missing = { $received }: such a decision needs first: { $allowed }. Answer that, or leave the assessment open.
impact-register-full = The register of impact assessments has { $allowed } signs, the most that is told in one answer. Say less, or keep long texts elsewhere and name them here.
impact-full = This assessment has { $allowed } versions, the most that are kept. Begin a new one, and name this one in it.
impact-unknown = There is no impact assessment number { $received }. /api/v1/impact-assessments tells the numbers.
impact-title = Impact assessment { $number }: { $name }
impact-of = { $city } · { $purpose } · version of { $day } by { $by }
impact-none = No impact assessment for { $purpose }
impact-articles = What the law asks
impact-column-risk = Risk to persons
impact-column-likelihood = Likelihood
impact-column-severity = Severity
impact-column-measure = Measure
impact-column-high = Stays high
impact-versions = Versions
impact-no-answer = No answer yet.
impact-yes = yes
impact-no = no
impact-level-1 = negligible
impact-level-2 = limited
impact-level-3 = significant
impact-level-4 = maximum
impact-decision = Decision
impact-decision-open = Open
impact-decision-accepted = Accepted
impact-decision-refused = Refused
impact-state-open = open
impact-state-stands = accepted, review on { $day }
impact-state-soon = accepted, review soon: { $day }
impact-state-due = review due since { $day }
impact-state-refused = refused: nothing is processed
impact-part-processing = What is processed
impact-part-processing-question = Which data of whom is processed, from which data sets and streams, how, by whom, for how long?
impact-part-necessity = Necessity
impact-part-necessity-question = Why is it needed for this purpose, and why would less data not do?
impact-part-risks = Risks to persons
impact-part-risks-question = What can happen to persons, how likely and how severe is it?
impact-part-measures = Measures
impact-part-measures-question = What protects persons altogether, and how is that shown to hold?
impact-part-officer = Opinion of the data protection officer
impact-part-officer-question = What does the data protection officer advise, or why is there none?
impact-part-views = Views of persons
impact-part-views-question = What do those whom it concerns say, or why were they not asked?
impact-part-consultation = Authority consulted
impact-part-consultation-question = Where a risk stays high: what did the authority answer?
impact-part-machines = Automated decisions
impact-part-machines-question = Does a machine decide about persons or help to? Which one, whom does it concern, who oversees it and puts errors right?
impact-part-review = Review
impact-part-review-question = On which day is it looked at again?
impact-place-purposes = Before processing: each purpose for data of persons that has no accepted assessment is shown as such here.
impact-place-log = A record of processing: who read what for which purpose stands in the audit log.
impact-place-register = Kept for at least three years: no version here can be changed or deleted.

## The register of breaches

breach-class = A breach needs at least one class of data. Choose from { $allowed }.
breach-about = What happened, or who was told, needs a text of at most { $allowed } characters; it has { $received }. Write it down shortly; longer papers belong into the files of the case.
breach-ahead = { $received } is still to come; it is { $allowed }. Give the time at which it happened.
breach-before = The breach was noticed at { $allowed }, so nothing was told of it at { $received }. Correct the time, or record a breach that was noticed earlier.
breach-full = This breach has { $allowed } entries, the most that are kept. Record what else becomes known as a breach of its own, and name this one in it.
breach-unknown = The register has no breach number { $received }. /api/v1/breaches tells the numbers.

## Persons: erasure and keys

cli-access-command-erase = erase what is held about a person: their streams with all readings, and whose these were
cli-access-command-keys = tell of how many persons the key is on this machine; renew the key of the city
cli-access-person = pseudonym of the person, as the ledger of consent has it
cli-access-keys-renew = wrap all keys of persons by a new key of the city
cli-access-keys-remove-copies = remove copies of the records of before an update
cli-access-keys-copies = Copies of before an update have in plain text what was not sealed then: { $copies }. Only their owner reads them, and the daily retention removes them a week after the update. Once you do not go back to the version before, remove them with --remove-copies.
cli-access-keys-copies-removed = Copies of before an update are removed: { $copies }.
cli-access-erase-yes = erase without asking; needed where nobody can be asked
cli-access-erase-proof = proof of an earlier erasure (JSON), in a copy of the city from before it whose keys are not here
cli-access-erase-sure = Erase all that is held about this person, for good?
cli-access-erase-not = Nothing is erased. What is erased cannot be had back: say so with --yes where no terminal can ask.
cli-access-erased = { $person } is erased: { $streams } streams, { $readings } readings, { $rows } rows of records. The audit log has the hash { $sha256 }; keep the salt { $salt } where the person asks for a proof.
cli-access-erased-copies = Copies of before hold the readings, and nothing tells any more whose they are: { $copies }; files of the whole city that were written before: { $downloads }. Copies of the folder of keys from before can still tell it: delete them.
cli-access-erased-shared = These streams are about others too and stay, closed until those others agree again: { $streams }.
cli-access-keys = { $count ->
    [one] One person has a key
   *[other] { $count } persons have keys
}, in { $folder }.
cli-access-keys-renewed = { $count ->
    [one] One key is
   *[other] { $count } keys are
} wrapped by a new key of the city.
cli-access-keys-unread = Of { $count } persons something was sealed by an earlier version and cannot be read, since the keys were away when the records were updated. Bind it now: citybrain access keys CITY --renew.
cli-access-keys-lost = The keys of { $count } persons are not on this machine. Everything else works, but nobody can tell what these persons agreed to, so that their streams stay closed, and authenticators of this city have to be set up anew (recovery codes hold). Put the folders back that belong to this city: { $folder }. Whoever was erased after this copy was made is erased again with the proof of it: citybrain access erase CITY unreadable-NUMBER --proof FILE.
cli-access-erased-again = { $count ->
    [one] One person who was erased after this was written is erased again.
   *[other] { $count } persons who were erased after this was written are erased again.
}
cli-access-erased-kept = These rows stay, since the law wants them for proof: { $rows }.
erasure-identity-counts = “{ $received }” still works for the city. Let an administrator withdraw them, then ask again.
erasure-done = “{ $received }” was erased before.
erasure-changed = Something was entered or withdrawn for this person meanwhile; ask again to erase that too.
erasure-key-lost = The key of “{ $received }” is not on this machine, so that nobody knows which streams are theirs. Let whoever runs the server put the keys back that belong to this city, then ask again. Where they were erased after this copy of the city was made, give the proof of that erasure instead.
erasure-unread = Some of what is recorded of “{ $received }” cannot be read though their key is here, so that nobody knows which streams are theirs: an earlier version sealed it, and the keys were away when the records were updated. Let whoever runs the server renew the keys (citybrain access keys CITY --renew), then ask again. If that changes nothing, the records were changed from outside: compare them with a backup.
    .page = Some of what is recorded of “{ $received }” cannot be read though their key is here, so that nobody knows which streams are theirs. Let whoever runs the server renew the keys, then ask again.
erasure-proof-unreadable = { $file } is no proof of an erasure ({ $problem }). Allowed is the JSON that an erasure answered with.
erasure-proof-unsigned = The proof is not signed by a key that signed the audit log of this city, or something of it was changed. Nothing is erased. Give the answer of the erasure as it was.
erasure-proof-streams = These streams of the proof are no streams about persons here, or came after it: { $received }. Nothing is erased. Give a proof that was made in this city, after this copy of it.
erasure-proof-person = The proof is of the erasure of person { $received }, and this is person { $allowed }. Give the proof of theirs.
cli-access-command-held = write all that is held about a person into a file for them
cli-access-held-file = file that is written (.zip), where nothing is yet
cli-access-held = All that is held about { $person } is in { $file }. Hand it to them alone.
person-file-purpose = Name the purpose “stewardship” to read what is held about a person; it stands in the audit log, which they can see.
person-roles = Only who may read what is about persons erases a person or hands out what is held about them: the data steward, with a token that may read.
person-file-index = What is held about { $person }, since { $since }

    account      who you are here: a pseudonym. Your name is recorded nowhere.
    consents     what you agreed to, for which purpose, on which basis, and what you withdrew ({ $consents } entries)
    streams      the { $streams } series of measurements that are about you: what is measured, from which device it comes, who set it up, and how long readings and their means of hours and days are kept
    readings     the { $readings } readings of these, one file for each series; times are UTC
    accesses     who read them, when, and for which purpose ({ $accesses } entries, at most the newest { $most })

    Each list is there twice: .json for programs, .csv for tables.
    { $shared ->
        [0] No series is about you and others together.
       *[other] { $shared } series are about you and others together. They are listed, and their readings are not in this file, since they are the others' as well: ask the data steward.
    }
    Who works for the city passes none of it on without a purpose that stands in the audit log. With your code you may withdraw what you agreed to, and have everything erased, at any time.
