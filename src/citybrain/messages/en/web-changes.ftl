# Land cover over the years in the panel of a zone.
web-changes = Land cover over the years
web-changes-class = Class
web-changes-all = { $name }: all together
web-changes-waiting = Reading the years …
web-changes-failed = The years of this zone could not be read.
web-changes-marks = Filled: years that can be compared. Hollow: years of other classes. Cross: nothing is stated.
web-changes-table = As a table
web-changes-year = Year
web-changes-comparable = Can be compared
web-changes-none = not stated
web-changes-yes = yes
web-changes-no = no
