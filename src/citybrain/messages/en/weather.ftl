## Weather files that cannot be used

weather-no-temperature = { $file } has no column that is clearly an outdoor temperature; its columns are { $columns }. Name it in city.toml: [weather.columns] outdoor_temperature = "...".
    .page = { $file } has no column that is clearly an outdoor temperature. Choose it under Columns.
weather-columns-several = { $file }: more than one column may be { $column }: { $received }. Name the right one in city.toml: [weather.columns] { $column } = "...".
    .page = { $file }: more than one column may be { $column }: { $received }. Choose the right one under Columns.
weather-column-unknown = [weather.columns] in city.toml knows no { $received }. Nearest: { $nearest }. Correct the name.
    .page = The settings of the weather file name { $received }, which is not known. Choose its columns again under the file.
weather-unit = { $file }: the column { $received } may be { $column }, but its name says another unit. Needed are °C, W/m² (means over the hour), m/s and %. Convert the column and rename it.
weather-not-a-number = { $file }, line { $line }: { $column } is "{ $received }", which is no number. Correct the value, or leave it empty if it is missing.
weather-impossible = { $file }, line { $line }: { $column } is { $received } { $unit }; possible are { $low } to { $high } { $unit }. Correct the value or leave it empty; if all are like this, check the unit.
weather-time = { $file }, line { $line }: "{ $received }" cannot be read as a date with an hour. Write times like 2021-03-14 07:00 or 2021-03-14T07:00Z.
weather-time-ambiguous = { $file }, line { $line }: "{ $received }" can be read with the day or the month first, and no other line decides it. Write times like 2021-03-14 07:00.
weather-time-skipped = { $file }, line { $line }: { $received } does not exist in { $zone }, as summer time begins then. Write clock = "standard" or clock = "utc" under [weather] in city.toml if the times have no summer time.
    .page = { $file }, line { $line }: { $received } does not exist in { $zone }, as summer time begins then. Give a file with times in UTC or standard time.
weather-time-zone-unknown = { $file }: times with summer time need a known time zone, not "{ $received }". Write time_zone = "Europe/Helsinki" (for example) in city.toml.
    .page = { $file }: times with summer time need a known time zone, not "{ $received }". Give a file with times in UTC.
weather-no-hour = { $file } has month and day but no hour; its columns are { $columns }. Hourly values are needed: add a column hour.
weather-not-hourly = { $file }, line { $line }: the file has { $received } readings an hour. Only one reading an hour is read in this format. Give hourly means.
weather-length = { $file } has { $received } hours of temperature for the year; { $allowed } are needed. Give a whole year, or a longer file from which a year can be taken.
weather-duplicate = { $file }, line { $line }: { $received } stood in line { $first } already, with other values. Remove the wrong line; if it is the repeated hour of autumn, write clock = "civil" under [weather] in city.toml.
    .page = { $file }, line { $line }: { $received } stood in line { $first } already, with other values. Remove the wrong line, or give a file with times in UTC.
weather-order-ambiguous = { $file }, line { $line }: the times go backwards, and with summer time it cannot be told which of two equal hours came first. Sort the lines in order of time, or give times in UTC.
weather-gap = { $file }: { $count } gaps are longer than { $allowed } hours, which is the most that is closed: { $gaps }. Fill them, name another year (year = ... under [weather] in city.toml), or give another file.
    .page = { $file }: { $count } gaps are longer than { $allowed } hours, which is the most that is closed: { $gaps }. Fill them, or give another file.
weather-year-absent = { $file } has no hours of { $received }. It has: { $allowed }. Correct year under [weather] in city.toml.
    .page = { $file } has no hours of { $received }. It has: { $allowed }. Give a file of that year.
weather-clock = { $file }: the irradiance follows the sun { $received } hours later (negative: earlier) than at the place of the city. Declare clock = "utc", "standard" or "civil" under [weather] in city.toml, or check the time zone of the city.
    .page = { $file }: the irradiance follows the sun { $received } hours later (negative: earlier) than at the place of the city. Give a file with times in UTC, or check that it is of this place.
weather-station = { $file }: the first lines do not say where it was measured: "{ $received }". Latitude, longitude and time zone are needed there as numbers. Fetch the file again.
weather-station-elsewhere = { $file } was measured at latitude { NUMBER($latitude, maximumFractionDigits: 2) }, longitude { NUMBER($longitude, maximumFractionDigits: 2) }, { $received } km from the city; at most { $allowed } km make sense. Give a file from nearer by, or correct the place of the city.
weather-pvgis-no-typical-year = { $file } comes from PVGIS but holds no typical meteorological year. Choose "TMY" in PVGIS and download CSV or JSON.
weather-normals-unknown = There are no normals of { $received }. Nearest: { $nearest }. Correct normals under [weather] in city.toml.
    .page = The settings of the city for its weather cannot be used ({ $received }). Give a weather file, or ask whoever runs the server to correct them.
weather-normals-key = city.toml, [weather.normals]: { $received } is not known here. Nearest: { $nearest }. Correct it.
    .page = The settings of the city for its weather cannot be used ({ $received }). Give a weather file, or ask whoever runs the server to correct them.
weather-normals-key-missing = city.toml, [weather.normals] has no { $key }. Add its 12 monthly values, January to December.
    .page = The settings of the city for its weather lack { $key }. Give a weather file, or ask whoever runs the server to correct them.
weather-normals-values = The normals of { $name } have { $column } = { $received }. Needed are 12 values, January to December, from { $low } to { $high }. Correct them in city.toml.
    .page = The settings of the city for its weather cannot be used ({ $received }). Give a weather file, or ask whoever runs the server to correct them.
weather-climate-unknown = The climate grid knows nothing of the place of the city (longitude { NUMBER($longitude, maximumFractionDigits: 3) }, latitude { NUMBER($latitude, maximumFractionDigits: 3) }), which lies far from land. Give a weather file, or the monthly normals of the city in city.toml: [weather.normals].
    .page = The climate grid knows nothing of the place of the city (longitude { NUMBER($longitude, maximumFractionDigits: 3) }, latitude { NUMBER($latitude, maximumFractionDigits: 3) }), which lies far from land. Give a weather file.

## What was noticed while reading weather

weather-sorted = The times of the weather file go backwards in line { $line }; its lines were sorted by time.
weather-repeated = { $count } lines of the weather file repeat an hour with the same values (first in line { $line }); they were left out.
weather-leap-day = { $count } hours of 29 February were left out of the weather, as a year of the models has 8,760 hours.
weather-averaged = The weather file has several readings an hour; means over the hour were taken.
weather-label-end = The times of the weather file name the end of the hour; they were moved to its start.
weather-sun-lag = The irradiance of the weather file follows the sun { $hours } hour later (negative: earlier) than at the place of the city. Check whether its times name the start or the end of the hour.
weather-summer-time = The times of the weather file have the summer time of { $zone }; they were turned into local standard time.
weather-time-zone = The weather file is in the time zone UTC{ $received } h, the city in UTC{ $allowed } h; its hours were moved.
weather-no-times = The weather file has no times; its rows were taken as the hours of a year in local standard time.
weather-column = { $column ->
    [outdoor_temperature] outdoor temperature
    [global_horizontal_irradiance] global irradiance
    [direct_normal_irradiance] direct irradiance
    [diffuse_horizontal_irradiance] diffuse irradiance
    [wind_speed] wind speed
    [relative_humidity] relative humidity
    [dew_point] dew point
   *[other] { $column }
}
weather-missing-codes = { $count } values of { weather-column } in the weather file are codes for "missing" and were treated as gaps.
weather-gaps-closed = { $count } hours of { weather-column } were missing in the weather file and interpolated.
weather-year-chosen = Of the years { $years } without long gaps in the weather file, { $year } was taken: its monthly mean temperatures are nearest to the mean of all.
weather-year-only = Of the weather file the year { $year } was taken: it is the only one without long gaps.
weather-station-far = The weather was measured { $kilometres } km from the city.
weather-sun-estimated = The weather file has no irradiance: the sun was estimated from the daily range of temperature (Bristow and Campbell 1984). Monthly sums may be off by 15 %, and are mostly too low at coasts; solar power, heat from the sun and cooling rest on it. Give a weather file with global irradiance to replace it.
weather-generated = The weather is simulated: generated from the monthly normals of { $name } ({ $period }). Give a weather file to replace it.
weather-generated-grid = The weather is simulated: generated from the monthly temperatures of { $name } ({ $period }, Copernicus Climate Change Service) at the place of the city, brought to its altitude. Its daily range is estimated from sun, rain and coast, its irradiation from latitude and daily range; wind is a common mean. Give a weather file, or the monthly normals of the city in city.toml, to replace it.
    .page = The weather is simulated: generated from the monthly temperatures of { $name } ({ $period }, Copernicus Climate Change Service) at the place of the city, brought to its altitude. Its daily range is estimated from sun, rain and coast, its irradiation from latitude and daily range; wind is a common mean. Give a weather file to replace it.

## How weather is known

weather-rule-measured = Measured, from the weather file.
weather-rule-typical-year = From the weather file, which puts a typical year together from measured months of several years.
weather-rule-interpolated = Interpolated over a gap of at most 6 hours (irradiance: as a share of that under a clear sky).
weather-rule-closure = What two measured irradiances leave: global = direct times cosine of the zenith angle + diffuse.
weather-rule-erbs = Split from global irradiance by its clearness (Erbs, Klein and Duffie 1982).
weather-rule-temperature-range = Estimated from the daily range of temperature (Bristow and Campbell 1984), spread over the day like under a clear sky, split by Erbs et al. (1982).
weather-rule-wind-default = No wind was given: 2.7 m/s, the mean of over 2,000 stations at 2 m (FAO 56) brought to 10 m.
weather-rule-dew-point = From the measured dew point and temperature.
weather-rule-daily-minimum = No humidity was given: the lowest temperature of the day is taken as its dew point (FAO 56).
weather-rule-generated = Simulated from monthly normals by a seeded generator.
weather-rule-generated-grid = Simulated by a seeded generator from monthly temperatures of ERA5 (2000-2025); daily range estimated from sun, rain and coast, irradiation from the daily range (FAO 56, eq. 50).
