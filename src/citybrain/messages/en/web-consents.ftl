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
web-consents-streams = Numbers of the streams
web-consents-streams-hint = Such as 7, 12. The address of a stream that is open under Now ends with its number.
web-consents-record = Record the consent
web-consents-by = recorded by { $who }
web-consents-none = No consent is recorded yet.
