### Commands on enterprises.

cli-enterprise-group = enterprises: files, registers, quotas, whom to visit next
cli-enterprise-command-list = list enterprises
cli-enterprise-command-show = show the file of an enterprise
cli-enterprise-command-import = import a permit register, a PRTR or loads from a table
cli-enterprise-command-load = enter what an enterprise emitted from one day to another
cli-enterprise-command-quota = tell how much of its quotas an enterprise has used, and when they are used up
cli-enterprise-command-risk = list enterprises by how urgent a visit is
cli-enterprise-command-people = tell who answers for an enterprise, and name them
cli-enterprise-person = identity to name for it, which then reads and answers its file
cli-enterprise-person-remove = identity to name for it no longer
cli-enterprise-which = identifier or number of an enterprise
cli-enterprise-public = what everybody may know alone
cli-enterprise-file = table as delimited text or spreadsheet
cli-enterprise-column = what a column means, such as amount=Releases; more than once for several
cli-enterprise-constant = what holds for all rows, such as unit=t; more than once for several
cli-enterprise-pollutant = what was emitted, such as NOx
cli-enterprise-amount = how much
cli-enterprise-unit = unit of the amount, such as t, kg or m3
cli-enterprise-since = first day, as YYYY-MM-DD
cli-enterprise-until = last day, as YYYY-MM-DD
cli-enterprise-outlet = outlet by which it was emitted
cli-enterprise-corrects = number of the entry that this one corrects
cli-enterprise-year = year of the quotas; all without it
cli-enterprise-imported = Enterprises registered: { $added }, known before: { $known }; entries added: { $entries }.
cli-enterprise-different = { $identifier } is known with another name, activity, address or place, which stay as they were.
cli-enterprise-none = There is nothing yet.
cli-enterprise-column-number = no.
cli-enterprise-column-identifier = identifier
cli-enterprise-column-name = name
cli-enterprise-column-activity = activity
cli-enterprise-column-kind = kind
cli-enterprise-column-since = since
cli-enterprise-column-until = until
cli-enterprise-column-pollutant = pollutant
cli-enterprise-column-amount = amount
cli-enterprise-column-reference = reference
cli-enterprise-column-corrected-by = corrected by
cli-enterprise-column-year = year
cli-enterprise-column-quota = quota
cli-enterprise-column-used = used
cli-enterprise-column-share = share
cli-enterprise-column-told = used up
cli-enterprise-column-score = points
cli-enterprise-column-visit-due = visit due
cli-enterprise-column-keeper = keeper
cli-enterprise-column-reasons = reasons
