## Files of readings that wait to be imported, as the page tells them; those of the command line are in importing.ftl.

imports-file-unknown = There is no file { $received } that waits for you. Files are kept until the server ends; give it again.
imports-too-many = { $allowed } files wait to be imported, which is the most. Store or give up one, then give the file again.
imports-busy = { $file } cannot be read now: { $allowed } files are read or stand in line for it. Try again in a minute.
imports-changed = { $file } was changed or given up meanwhile. Load it again.
imports-unsettled = { $file } cannot be stored yet: { $count ->
    [one] something has to be stated first
   *[other] { $count } things have to be stated first
  }. The file tells what.
imports-stored = { $file } is being stored or is stored already. Undo the import and give the file again to change how it is read.
imports-at-work = Import { $number } cannot be undone while a file is read or stored. Wait until that has ended, or stop it.
imports-failed = { $file } could not be stored, and the log says why. What is in the list of imports can be undone.

import-role-none = Leave it out
import-role-time = Date and time
import-role-date = Date
import-role-clock = Time of day
import-role-year = Year
import-role-month = Month
import-role-day = Day
import-role-hour = Hour
import-role-minute = Minute
import-role-second = Second
import-role-station = Station
import-role-property = Name of the property
import-role-value = Value
import-role-unit = Unit
import-role-longitude = Longitude
import-role-latitude = Latitude

import-left-unknown = nothing known by this name; left out unless you say what it is
import-left-numbers = numbers the rows; left out
import-left-stated = left out, as you said
import-left-told = another column tells the same; left out
import-left-long = each row names its property and value; left out

observations-unit-missing-here = The unit of these columns is not stated, and it is not assumed: { $columns }. Choose the unit of each.
observations-unit-rows-here = { $column }, rows { $rows }: the unit { $received } does not convert. Allowed are { $allowed }.
observations-unit-other-here = { $column } names the unit { $other } itself, and { $received } was chosen for it. Choose { $other }, or correct the name of the column.
observations-column-unclear-here = { $column } can be { $property } or number the rows, and its values do not tell which. Choose what it means.
observations-column-alike-here = { $received } and { $other } have the same name but for case and signs. Leave one of them out.
observations-property-twice-here = { $received } and { $other } both hold { $property }. Leave one of them out, or choose another meaning.
observations-map-twice-here = { $columns } both hold the { $role }. Choose it for one of them.
observations-dates-unclear-here = Dates such as { $received } can begin with the day or with the month, and no date of the file tells which. Choose it.
observations-dates-mixed-here = Some dates begin with the day, such as { $received }, and others with the month, such as { $other }. Choose how all of them begin.
observations-station-missing-here = No column names the station. Name the station of all readings, or choose the column that does.
observations-time-missing-here = No column holds the time. Choose the one that does, or those of date and time of day.
observations-property-missing-here = No column holds values of a known property. Choose what a column means.
observations-coordinates-needed-here = The file has places in China, where maps are displaced. Choose which coordinates they are: { $allowed }.
observations-left-unknown-here = These columns mean nothing known and are left out: { $columns }. Choose what they mean to have them stored.
