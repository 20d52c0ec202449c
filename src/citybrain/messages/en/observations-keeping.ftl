### Keeping readings: copies, recovery, the archive.

observations-backup-there = { $folder } is there already. Name a new folder for the copy.
observations-backup-unknown = { $folder } holds no copy of readings. Name a folder that citybrain observe backup has made.
observations-being-read = Readings were being read for more than { $seconds } seconds, so that no copy could be made. Try again later.
observations-restore-there = { $file } is there: the city has readings. Move it away to put back a copy.
observations-archive-missing = { $file } is missing from the archive, with { $count } readings. Put it back from a copy.

cli-observe-recover = make readings usable again whose log is damaged; says what was cut off
cli-observe-backup = copy readings and records into a new folder
cli-observe-restore = put back a copy of readings
cli-observe-archive = move months before a date into Parquet files; they stay part of every answer
cli-observe-folder = the folder of the copy
cli-observe-before = months that end before this date (UTC) are moved
cli-observe-sound = Nothing is damaged: { $count } readings are there.
cli-observe-recovered = { $cut } bytes of the log were damaged or lay behind the damage, and were cut off; { $kept } bytes before it were kept. { $count } readings are there. What was there before stands in { $folder }. Let the sources send again what they sent last: nothing is stored twice.
cli-observe-copied = { $count } readings copied to { $folder }
cli-observe-restored = { $count } readings put back from { $folder }
cli-observe-archived = { $count } readings of { $months } months moved to the archive
