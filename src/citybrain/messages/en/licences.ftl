# Licences of firms for vehicles on named roads: what is wrong with what is entered, states, figures.

licence-kinds-faulty = { $count ->
    [one] One fault in the files of licences
   *[other] { $count } faults in the files of licences
}:
    { $faults }
    Nothing can be applied for until they are mended.
licence-file = { $file } is no application:
    { $faults }
    It has kind, firm, vehicles, roads, since, until and answers. Compare it with the example of the documentation.
licence-kind-unknown = There is no kind of licence { $received }. Near by: { $near }. Choose one of those that are listed.
licence-unknown = There is no application { $received }. The list of applications has their numbers.
licence-application = { $number ->
    [one] One thing is wrong
   *[other] { $number } things are wrong
} in the application: { $problem }. In brackets stands what is allowed. Nothing was added; correct it and send it again.
licence-check = { $number ->
    [one] One answer
   *[other] { $number } answers
} of the check of application { $application } cannot be taken: { $problem }. In brackets stands what is allowed. Answer all questions and send it again.
licence-ask = { $number ->
    [one] One text
   *[other] { $number } texts
} by which application { $application } is to be asked for cannot be taken: { $problem }. In brackets stands how many characters are allowed. Correct it and send it again.
licence-barred = { $number ->
    [one] One finding keeps
   *[other] { $number } findings keep
} application { $application } from being asked for: { $problem }. Another application or a new check is needed.
licence-not-asked = Proposal { $number } cannot be approved: { $target } is { $received } and does not wait for this proposal. Look at the application, and withdraw this proposal.
licence-state = Application { $application } is { $received }; this needs one that is { $allowed }. Look at it again.
licence-report = { $number ->
    [one] One value
   *[other] { $number } values
} of { $file } cannot be taken: { $problem }. Nothing was added. The first number is the line, in brackets stands what is allowed; correct the table and send it again. What was reported otherwise before is replaced if the table is sent as a correction.
licence-figures = { $number ->
    [one] One value
   *[other] { $number } values
} of { $file } cannot be taken: { $problem }. Nothing was added. The first number is the line, in brackets stands what is allowed; correct the table and send it again.
licence-figures-many = { $received } more figures cannot be added: { $present } of this kind stand, at most { $allowed } may. Nothing was added. Withdraw those that are out of date, or leave out rows.
licence-figure-unknown = No published figure { $received } stands. The sums of a kind list those that do, each with its number.
licence-act = { $number ->
    [one] One thing keeps
   *[other] { $number } things keep
} this from being entered of { $licence }: { $problem }. In brackets stands what is allowed. Correct it and send it again.
licence-same-person = { $name } suspended licence { $licence }. Another person takes the suspension back.

licence-state-applied = applied for
licence-state-checked = checked
licence-state-asked = waits for a second person
licence-state-refused = refused
licence-state-lapsed = its period ended before it was granted
licence-state-future = granted, begins later
licence-state-in-force = in force
licence-state-suspended = suspended
licence-state-ended = ended

licence-entry-check = Risk check
licence-entry-ask = Asked for
licence-entry-report = Report of a month
licence-entry-incident = Incident
licence-entry-suspension = Suspension
licence-entry-appeal = Appeal
licence-entry-reinstatement = Reinstatement

licence-figure-licences = Licences
licence-figure-firms = Firms
licence-figure-vehicles = Vehicles
licence-figure-distance = Distance
licence-figure-duration = Hours
licence-figure-orders = Orders
licence-figure-passengers = Passengers

licence-ratio-plausible = { $label }: { $amount }, plausible
licence-ratio-above = { $label }: { $amount }, more than { $allowed } is not plausible
licence-ratio-below = { $label }: { $amount }, less than { $allowed } is not plausible
licence-two-values = { $label } at { $day } was published with several values: { $amounts }
licence-beyond-odometer = { $distance } km were reported; the odometer went on by { $odometer } km
