### The database of records of a city.

records-number = A number in the question is larger than any record has. Allowed are numbers up to { $allowed }. Look up the number in the list and ask again.
records-nul = A text has the sign U+0000, here shown as ␀: { $received }. Nothing was recorded. No text may have it; remove it and send the text again.
records-locked = { $file } is in use by another program, which has not let go of it for some seconds ({ $problem }). Nothing was changed. Try again in a moment, or close the other program.
records-disk-full = Nothing was recorded: the disk of { $file } is full ({ $problem }). What was recorded before is as it was. Make room, then try again.
records-read-only = Nothing can be recorded: { $file } may not be written ({ $problem }). Give the right to write to the folder of the city, or work on a copy of it.
records-unreachable = { $file } cannot be opened ({ $problem }). Look whether the folder of the city is there and can be read.
records-damaged = { $file } is damaged or is no database of records ({ $problem }). Put back a copy of it, or move it away to begin with empty records.
records-newer = { $file } was written by a newer version of this program (its tables are at { $received }, this program knows them up to { $allowed }). Install the newer version; nothing was changed.
records-old-read-only = The tables of { $file } are at { $received } and must be brought to { $allowed }, but the file may not be written. Give the right to write to the folder of the city once.
