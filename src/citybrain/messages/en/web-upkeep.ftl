## What keeps readings in order, in the ledger

web-upkeep = Retention and backup
web-upkeep-loading = Reading what was done…
web-upkeep-failed = What was kept, archived and backed up could not be read
web-upkeep-retention = Retention
web-upkeep-archive = Archive
web-upkeep-backup = Backup
web-upkeep-next = Next time
web-upkeep-forgotten = Deleted so far
web-upkeep-done = { $time }: { $what }
web-upkeep-did-retention = { $count } readings
web-upkeep-did-archive = { $months } months, { $count } readings
web-upkeep-did-backup = { $count } readings
web-upkeep-never = Not done yet
web-upkeep-runs = At work: { $done } of { $of }
web-upkeep-waits = At work
web-upkeep-failed-at = Failed { $time }
web-upkeep-stopped = Stopped { $time }
web-upkeep-by-hand = Not scheduled
