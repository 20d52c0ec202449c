## Upkeep: what is kept for how long, archived, copied

upkeep-without-end = { $file }, line { $line }: { $key } cannot be “{ $received }”. What is about persons needs an end (GDPR, article 5(1)(e); PIPL, article 19): give an age such as "30 days".
upkeep-order = { $file }, line { $line }: { $key } cannot be “{ $received }”: what is finer is kept for { $allowed }. Give at least that.
upkeep-no-folder = No backups are made, as city.toml names no folder for them. Write [upkeep.backup] and folder = "/path/to/backups" there, best on another disk.
    .page = No backups are made on the server, as its settings name no folder for them. Ask whoever runs the server; a backup can be downloaded under My city.
upkeep-no-archive = No months are archived, as city.toml says after = "never" under [upkeep.archive]. Change that, or name a date.
    .page = No months are archived, as the settings of the city say. Name a date, or ask whoever runs the server.
upkeep-stopped = The work was stopped before its end. What it had not finished is as it was; it is done the next time.
upkeep-interrupted = The program ended before the work did. What it had not finished is as it was; it is done the next time.
upkeep-failed = The work failed unexpectedly ({ $problem }). Readings are as they were; the log of the server tells more.
upkeep-undeclared = What city.toml says about retention and backup cannot be read. The administrator is told what is wrong.
    .page = What is set about retention and backup cannot be read. Ask whoever runs the server.
upkeep-not-here = This is not set up for this city.
