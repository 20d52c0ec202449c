## What could not be had

web-failed-quantities = We do not know what the map can show
web-failed-values = Values for the map are missing
web-failed-qualities = The data quality of the values on the map could not be read
web-failed-zones = The zones on the map are missing
web-failed-zone = This zone could not be found
web-failed-zone-names = The zones to choose from could not be read.
web-failed-names = The names in the table could not be read.
web-failed-uncertainty = The uncertainty of these numbers could not be worked out
web-failed-levels = How well the entries are known could not be read
web-failed-unlike = the values are not of what is drawn
