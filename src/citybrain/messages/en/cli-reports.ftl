# Commands on reports of residents.

cli-reports-group = Reports of residents: import, list, promises kept.
cli-reports-file = CSV file of another system.
cli-reports-mapping = How its columns are read: a mapping that is shipped (nyc311), or a YAML file.
cli-reports-elsewhere = Take places outside the city as they are.
cli-reports-since = Requested from then on: ISO 8601 with offset.
cli-reports-until = Requested before then: ISO 8601 with offset.
cli-reports-table = Write the figures as CSV, too.
cli-reports-command-import = Import reports of another system, each once.
cli-reports-command-list = List reports that everybody sees.
cli-reports-command-promises = Tell how promises are kept.
cli-reports-command-services = List what can be reported, with hours until an answer and until it is done.
cli-reports-stored = New { $new }, changed { $changed }, the same { $same }.
cli-reports-left-out = Left out { $count }: { $column } cannot be read.
cli-reports-twice = In the file twice: { $count }.
cli-reports-outside = Outside the city, taken without their place: { $count }. --elsewhere takes them with it.
cli-reports-unmapped = Without a service here: { $count } ({ $kinds }). They count under their own name and are private until the mapping names a service for them.
cli-reports-counts = Reports { $reports }, closed { $closed }, open { $open }.
cli-reports-within = Closed within two hours { $within }, { $share } % of those that are closed.
cli-reports-median = Half of all were closed within { $hours } h.
cli-reports-answers = First answer promised: in time { $kept }, late { $late }, still in time { $waiting }.
cli-reports-due = With a day by which it is to be done { $count }: in time { $kept }, late { $late }, open { $open }.
