### Keeping readings: copies, recovery, the archive.

observations-backup-there = { $folder } is there already. Name a new folder for the copy.
observations-backup-unknown = { $folder } holds no copy of readings. Name a folder that citybrain observe backup has made.
observations-being-read = Readings were being read for more than { $seconds } seconds, so that no copy could be made. Try again later.
observations-restore-there = { $file } is there: the city has readings. Move it away to put back a copy.
observations-archive-missing = { $file } is missing from the archive, with { $count } readings. Put it back from a copy.
observations-archive-strange = The table of the archive names a file { $file }, which is none of { $folder } that this program wrote. Nothing was opened; put the readings back from a copy that you trust.
observations-journal-other = { $file } belongs to other readings than the database beside it. If the database was put back from a copy, move this file away; else put the database back that it belongs to.

cli-observe-recover = make readings usable again whose log is damaged; says what was cut off
cli-observe-restore = put back a copy of readings, and of records where there are none
cli-observe-archive = move months before a date, or as old as city.toml says, into Parquet files; they stay part of every answer
cli-observe-folder = the folder of the copy
cli-observe-before = months that end before this date (UTC) are moved
cli-observe-sound = Nothing is damaged: { $count } readings are there.
cli-observe-recovered = { $cut } bytes of the log were damaged or lay behind the damage, and were cut off; { $kept } bytes before it were kept. { $count } readings are there. What was there before stands in { $folder }. Let the sources send again what they sent last: nothing is stored twice.
cli-observe-copied = { $count } readings copied to { $folder }
cli-observe-restored = { $count } readings put back from { $folder }
cli-observe-archived = { $count } readings of { $months } months moved to the archive
cli-observe-backup = copy readings and records into a new folder, or as city.toml says
cli-observe-backup-folder = a new folder for the copy; without it, the one that city.toml names for copies
cli-observe-backup-served = A server has { $city } open and writes copies only where city.toml says. Ask it without { $folder }: citybrain observe backup { $city }.
cli-observe-retention = delete readings that are older than city.toml says for their class
cli-observe-upkeep = tell the retention of each class, what was archived and backed up, and when that is done again
cli-observe-forgot = { $count } readings deleted
cli-observe-upkeep-total = { $count } readings deleted so far; next run: { $next }
cli-observe-column-class = class
cli-observe-column-as-it-came = as it came
cli-observe-column-hours = means of hours
cli-observe-column-days = means of days
cli-observe-column-began = began
cli-observe-column-task = task
cli-observe-column-state = state
cli-server-token = Token for { $address }
cli-server-no-token = The server at { $address } has { $city } open and is to be asked. Put a token with observations:keep into { $variable }.
cli-server-refused = The server at { $address } did not do it: { $problem }
cli-server-silent = The server at { $address } does not answer ({ $problem }). Look whether it still runs.
