## The ledger of consent: for stewards in My city, and for whoever the data is about.

web-consent-title = What did you agree to, and who read it?
web-consent-why = You were given a code when you agreed. It shows what is held under it, who read it and for which purpose. Nobody sees your name here. What you withdraw is closed at once, in every way in which it is read.
web-consent-code = Code
web-consent-open = Show
web-consent-failed = This could not be done
web-consent-agreed = What you agreed to
web-consent-person = You are known here as { $person }.
web-consent-none = Nothing is held under this code.
web-consent-entry = Entry { $number }
web-consent-basis-consent = Agreed on { $at } to the text { $version }.
web-consent-basis-contract = By contract since { $at }, text { $version }.
web-consent-basis-law = By law since { $at }, text { $version }.
web-consent-streams = Data:
web-consent-withdrawn = Withdrawn on { $at }
web-consent-withdraw = Withdraw
web-consent-readings = Who read it
web-consent-requests = { $count ->
    [one] 1 request
   *[other] { $count } requests
}
web-consent-unread = Nobody has read it one by one yet.
web-consent-yours = Your rights
web-consent-take-why = All that is held about you as one file: what you agreed to, the readings, who read them, and how long they are kept.
web-consent-take = Take it as a file
web-consent-erase-why = All of it can be erased, at once and for good. What others agreed to stays, and that something was erased stays on record, without you. Take the file first if you want to keep anything.
web-consent-erase = Erase what is held about me
web-consent-erase-sure = Erase it for good
web-consent-erase-not = Keep it
web-consent-erased = { $streams ->
    [0] Erased: { $readings } readings.
    [one] Erased: one stream with { $readings } readings.
   *[other] Erased: { $streams } streams with { $readings } readings.
 } Your code holds no longer.
web-consent-shared = { $count ->
    [one] One stream is about others too: it stays, and nobody can tell any more that you are among them.
   *[other] { $count } streams are about others too: they stay, and nobody can tell any more that you are among them.
 }
web-consent-proof = This proof says what was erased and when. The city has the same in its log, without what would tell that it was you.
web-consent-proof-keep = Keep the proof
web-consents = Consent of persons
web-consents-why = Streams about persons are read for services and research only while each person agrees, or a contract holds. Persons stand here by pseudonyms; keep elsewhere, or not at all, who they are.
web-consents-failed = This could not be done
web-consents-code-of = The code of { $person }. Hand it over now: it is never shown again.
web-consents-hand-out = With it they see and withdraw what they agreed to at
web-consents-put-away = I have handed it over
web-consents-person = Person
web-consents-person-new = A new person, with a code of their own
web-consents-purpose = Purpose
web-consents-basis = Basis
web-consents-basis-consent = consent
web-consents-basis-contract = contract
web-consents-basis-law = law
web-consents-version = Version of the text that was agreed to
web-consents-streams = Streams
web-consents-streams-hint = Several at once: with Ctrl or Shift, or ⌘.
web-consents-streams-none = No stream is personal, or for your role.
web-consents-streams-unnamed = What they are called is shown while you read for a purpose that is for persons.
web-consents-record = Record the consent
web-consents-by = recorded by { $who }
web-consents-none = No consent is recorded yet.
