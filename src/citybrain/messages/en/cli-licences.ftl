### Commands on licences.

cli-licence-group = licences of firms for vehicles on roads: applications, checks, reports, incidents, sums
cli-licence-command-kinds = tell what can be applied for and what is asked
cli-licence-command-list = list applications and licences
cli-licence-command-show = show an application with all that is on record of it
cli-licence-command-apply = enter the application of a file
cli-licence-command-check = enter the risk check of an application
cli-licence-command-ask = ask a second person to grant a licence
cli-licence-command-incident = enter an incident, which opens a case
cli-licence-command-suspend = suspend a licence
cli-licence-command-appeal = enter an appeal against a suspension, which opens a case
cli-licence-command-reinstate = take back a suspension that another person made
cli-licence-command-report = report what was driven in months from a table
cli-licence-command-figures = enter figures that were published from a table
cli-licence-command-withdraw = withdraw a published figure, by its number in sums --json
cli-licence-command-sums = tell figures, computed and published, and what of them does not go together
cli-licence-command-erase = erase the contact of an application
cli-licence-number = number of an application, or of a published figure
cli-licence-file = table, or for apply a file of YAML or JSON
cli-licence-kind = name of a kind of licence
cli-licence-why = what happened, or why
cli-licence-day = day of it; today without it
cli-licence-column = what a column means, such as distance=Kilometres
cli-licence-constant = what holds for all rows, such as unit=km
cli-licence-answer = answer to a question, such as reviewed_plan=yes
cli-licence-conditions = conditions of the licence
cli-licence-class = class of the incident, such as injury
cli-licence-place = where it happened
cli-licence-degrees = degrees of the place
cli-licence-suspends = suspend the licence for the same reason
cli-licence-corrects = replaces what was reported otherwise before
cli-licence-applied = Application { $number } is entered.
cli-licence-checked = The check of application { $number } is entered.
cli-licence-asked = A second person is asked to grant application { $number }: proposal { $proposal }.
cli-licence-entered = Application { $number }: { $state }.
cli-licence-reported = Reports added: { $added }, known before: { $known }, corrected: { $corrected }.
cli-licence-published = Figures added: { $added }, known before: { $known }.
cli-licence-withdrawn = The figure is withdrawn.
cli-licence-erased = The contact is erased.
cli-licence-no-contact = No contact is on record.
cli-licence-none = There is nothing yet.
cli-licence-column-application = no.
cli-licence-column-number = licence
cli-licence-column-firm = firm
cli-licence-column-vehicles = vehicles
cli-licence-column-since = since
cli-licence-column-until = until
cli-licence-column-state = state
cli-licence-column-kind = what
cli-licence-column-vehicle = vehicle
cli-licence-column-distance = km
cli-licence-column-duration = h
cli-licence-column-text = text
cli-licence-column-figure = figure
cli-licence-column-published = published
cli-licence-column-computed = on record
cli-licence-column-source = source
