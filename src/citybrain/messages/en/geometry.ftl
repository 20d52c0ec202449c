## Coordinates

coordinates-unknown = { $file }: the coordinates { $received } are not known. Allowed are { $allowed }. Correct the key coordinates of this source in city.toml.
coordinates-outside-china = { $file } is declared as { $received }, but a place in it lies at longitude { NUMBER($longitude, maximumFractionDigits: 4) }, latitude { NUMBER($latitude, maximumFractionDigits: 4) }, outside of China, where { $received } does not exist. Nothing was converted. Is the file in WGS 84? Then set coordinates = "WGS84" for this source in city.toml.
