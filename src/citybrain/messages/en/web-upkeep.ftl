## What keeps readings in order, in the ledger

web-upkeep = Upkeep
web-upkeep-loading = Reading what was done…
web-upkeep-failed = What keeps the readings in order could not be read
web-upkeep-retention = Forgetting
web-upkeep-archive = Archive
web-upkeep-backup = Copy
web-upkeep-next = Next time
web-upkeep-forgotten = Forgotten so far
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
