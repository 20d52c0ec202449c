## The city's own file

city-built-by-other-declarations = This snapshot was built by another version of the program{ $count ->
    [0] {""}
   *[other] , which declared { $domains } otherwise
}: numbers that hang on what is new since then are missing. Build the city again with citybrain build.
    .page = This snapshot was built by another version of the program{ $count ->
        [0] {""}
       *[other] , which declared { $domains } otherwise
    }: numbers that hang on what is new since then are missing. Ask whoever runs the server to build the city again.
city-file-missing = The folder { $folder } has no city.toml. Build the city first: citybrain build { $folder } --osm FILE.
    .page = This city has no settings yet. Build it under My city.
city-file-syntax = { $file }, line { $line }: this is not valid TOML ({ $problem }). A line looks like: name = "Helsinki".
    .page = The settings of the city cannot be read from line { $line } on. Ask whoever runs the server to correct them.
city-file-key-unknown = { $file }, line { $line }: the key { $key } is not known here. Nearest: { $nearest }. Correct or remove it.
    .page = The settings of the city say { $key } in line { $line }, which is not known. Ask whoever runs the server to correct them.
city-file-key-missing = { $file }, line { $line }: the key { $key } is missing. Add it.
    .page = The settings of the city lack { $key }. Ask whoever runs the server to correct them.
city-file-value =
    { $file }, line { $line }: { $key } cannot be { $received }. Allowed is { $about ->
        [country] a country code of two capital letters, such as "FI"
        [currency] a currency code of three capital letters, such as "EUR"
        [date] a date, such as 2026-01-01
        [longitude] a longitude from -180 to 180 degrees
        [latitude] a latitude from -90 to 90 degrees
        [coordinates] "WGS84", "GCJ-02" or "BD-09"
        [clock] "utc", "standard" or "civil"
        [label] "start" or "end"
        [file] the path of a file, or a list of paths
        [name] a text that is not empty
        [construction_year] a year from 1000 to 2100
        [floor_area_per_person] an area above 0 m² per person
        [neighbour_distance] a distance above 0 m
        [year] a whole year, such as 2023
        [readings] an age such as "30 days", "13 months" or "2 years", or "forever"
        [hours] an age such as "30 days", "13 months" or "2 years", or "forever"
        [days] an age such as "30 days", "13 months" or "2 years", or "forever"
        [after] an age such as "13 months" or "2 years", or "never"
        [every] an age such as "1 day" or "1 week"
        [at] a time of day such as "03:30"
       *[other] { value-allowed } (docs/city.md describes every key; a share lies from 0 to 1)
    }. Correct the line.
    .page = In the settings of the city, { $key } in line { $line } cannot be { $received }. Ask whoever runs the server to correct them.
city-source-refused = { $file } ({ $source }) was refused, and the city was built without it: what hangs on it is missing. { $problem }
city-source-lost = { $file } ({ $source }) cannot be used, and snapshot { $snapshot } has this source: nothing was built, and the city stays as it is. { $problem } Or build without it: citybrain build { $city } --without { $source }
    .page = { $file } cannot be used, and the city that stands has it: nothing was built, and the city stays as it is. { $problem } Or take the file out under My city, and build without it.
city-source-unasked = The build was asked to leave it out (--without { $source }): to have it again, give a file that can be used, and leave that option out.
    .page = The build was asked to leave it out: to have it again, give a file that can be used.
city-without-unknown = --without { $received }: no such source can be left out. Choose one of these: { $allowed }.
    .page = { $received } cannot be left out. These can: { $allowed }.
city-source-missing = { $file }, line { $line }: the file of source { $key } is not there, or is a folder, a pipe or a device: { $received }. Put the file there, or correct the path (it is read from the city folder: where that was copied or moved, paths with ../ lead elsewhere; write the whole path, or copy the file into the folder).
    .page = The city’s file of { $key } is not there any more. Give a file for this use under My city, or ask whoever runs the server to put it back.
city-source-option-missing = There is no file { $received } for --{ $key }. Give the path of an existing file.
    .page = There is no file { $received } any more. Give it again under My city.
city-domain-unknown = { $file }, line { $line }: there is no domain { $received }. Choose one of these, or install it: { $allowed }.
    .page = The settings of the city name the domain { $received }, which is not here. Ask whoever runs the server to correct them.
city-domain-source = { $file }, line { $line }: the domain { $domain } reads no file { $received }. It reads: { $allowed }.
    .page = The settings of the city name a file { $received } for the domain { $domain }, which reads no such file. Ask whoever runs the server to correct them.
city-domain-source-elsewhere = { $file }, line { $line }: the domain { $domain } reads no file { $received }; the domain { $reader } does. Move the line below [domains.{ $reader }]. { $domain } reads: { $allowed }.
    .page = The domain { $domain } reads no file { $received }; the domain { $reader } does.
city-domain-source-too = { $file }, line { $line }: the domain { $domain } reads { $needed } together; { $missing } is not there. Add it under [domains.{ $domain }].
    .page = The domain { $domain } reads { $needed } together, and { $missing } is not named in the settings of the city. Ask whoever runs the server to correct them.
city-domain-setting = { $file }, line { $line }: the domain { $domain } has no setting { $key }. Its settings are: { $allowed }. Correct the line, or take it out; a file is named as { $key } = {"{"}file = "..."{"}"}.
    .page = The settings of the city state { $key } for the domain { $domain }, which has no such setting. Ask whoever runs the server to correct them.
city-domain-setting-elsewhere = { $file }, line { $line }: the domain { $domain } has no setting { $key }; the domain { $reader } has it. Move the line below [domains.{ $reader }].
    .page = The domain { $domain } has no setting { $key }; the domain { $reader } has it.
city-domain-setting-value = { $file }, line { $line }: { $key } of the domain { $domain } cannot be { $received }. Allowed are { $allowed }. State one of these, or take the line out.
    .page = In the settings of the city, { $key } of the domain { $domain } cannot be { $received }. Allowed are { $allowed }. Ask whoever runs the server to correct them.
city-domain-no-number = { $file }, line { $line }: { $key } cannot be { $received }. Allowed is one of the numbers { $allowed }, without quotation marks or brackets. State one of these, or take the line out.
    .page = In the settings of the city, { $key } cannot be { $received }. Allowed is one of the numbers { $allowed }. Ask whoever runs the server to correct them.
city-domain-no-file = { $file }, line { $line }: { $key } cannot be { $received }. Allowed is a file, named as { $name } = {"{"}file = "..."{"}"}. Correct the line, or take it out.
    .page = In the settings of the city, { $key } cannot be { $received }. Allowed is a file. Ask whoever runs the server to correct them.
domain-file-units = { $table }: columns are in other units than they are read in: { $received }. In brackets stands the unit that is read. Convert the numbers and name that unit behind the column, or name none.
domain-file-values = { $count ->
    [one] One value in { $table } cannot be: { $received }. In brackets stand the row, what it says, and what is allowed. Correct the file; a cell that nobody knows stays empty.
   *[other] { $count } values in { $table } cannot be: { $received }. In brackets stand rows, what they say, and what is allowed. Correct the file; a cell that nobody knows stays empty.
}
city-no-buildings = The city { $folder } names no file with buildings. Give one: --osm FILE (OpenStreetMap PBF) or --buildings FILE (CityJSON or any OGR file).
    .page = The city has no file with buildings. Give an OpenStreetMap extract or a file of footprints under My city.
city-no-buildings-left = None of the { $received } buildings in { $file } can be used; the quality report names the reasons. Check the file and its coordinate system.
city-keys-needed = The place of the city (longitude { NUMBER($longitude, maximumFractionDigits: 3) }, latitude { NUMBER($latitude, maximumFractionDigits: 3) }) does not tell all that is needed; it lies at sea or where no country is. Check the coordinates of the buildings, or add to { $file }: { $lines }. A value of X stands for one that has to be looked up.
    .page = The place of the city (longitude { NUMBER($longitude, maximumFractionDigits: 3) }, latitude { NUMBER($latitude, maximumFractionDigits: 3) }) tells no country; it lies at sea or where no country is. Check the coordinates of the buildings, or choose a country.
city-by-place = city.toml leaves these to the place of the city: { $lines }. What is written there stands over this.
    .page = These follow from the place of the city: { $lines }.
city-time-zones-several = People at the place of the city keep different clocks: { $taken } was taken, { $others } is used as well. Write time_zone in city.toml to choose.
    .page = People at the place of the city keep different clocks: { $taken } was taken, { $others } is used as well.
city-currencies-several = { $taken } was taken as the currency; { $others } is legal tender as well. Write currency in city.toml to choose.
    .page = { $taken } was taken as the currency; { $others } is legal tender as well.
city-without-parameters = No parameters of country { $country } are known for: { $domains }. Those of its climate ({ $climate } by Köppen and Geiger), of the income of the country ({ $income }, World Bank) and of its electricity stand in where there are any (quality 4 and 5), else common ones, which are European. Put your own into the folder parameters of the city.
city-prices-converted = Prices and costs that the country does not give are European ones, converted at { NUMBER($rate, maximumFractionDigits: 4) } { $currency } for a euro; the difference of price levels is not in them. Put your own into the folder parameters of the city.
city-prices-in-euro = Prices and costs that the country does not give are European numbers in euro: no rate of { $currency } is known, so they were NOT converted, and sums of money are wrong until you put your own into the folder parameters of the city.
city-stated-otherwise = city.toml says { $key } = { $received }, while the place of the city says { $place }. What is written in city.toml was taken; correct it, or the coordinates, if it is wrong.
    .page = { $key } was stated as { $received }, while the place of the city says { $place }. What was stated was taken; choose another country if it is wrong.

## Snapshots

snapshot-none = The city { $folder } has no snapshot yet. Build it first: citybrain build { $folder } --osm FILE.
    .page = This city is not built yet. Build it under My city.
snapshot-unknown = The city { $folder } has no snapshot { $received }. It has: { $allowed }.
snapshot-newer = { $file } was written by a newer version of Open City Brain (format { $received }; this one reads up to { $allowed }). Update the program, or build the city again.
snapshot-damaged = The snapshot file { $file } cannot be read ({ $problem }). Restore it from a copy, or build the city again.
snapshot-format = { $file } names the format { $received }, which no version of Open City Brain writes; allowed: { $allowed }. Restore it from a copy, or build the city again.
snapshot-form = The snapshot file { $file } cannot be read: allowed for { $place } is { value-allowed }. Restore it from a copy, or build the city again.
snapshot-hash = The snapshot file { $file } is not the one that was written: its SHA-256 is { $received }, the manifest says { $expected }. Restore it from a copy, or build the city again.
snapshot-locked = Another build of the city { $folder } is running. Wait until it has ended; the city keeps serving its current snapshot meanwhile.
snapshot-table-unknown = The snapshot has no table { $received }. Nearest: { $nearest }.
snapshot-column-unknown = The snapshot has no column { $received }. Nearest: { $nearest }.
snapshot-entity-unknown = The snapshot has no entity { $received }. Nearest: { $nearest }.
snapshot-old = The snapshot { $file } has an earlier layout (format { $received }) and lacks { $missing }, without which it cannot be read any more. Build the city again: citybrain build { $city }.
    .page = This city was built by an earlier version and lacks { $missing }. Build it again under My city.
attribute-of-two-entities = The attribute { $name } is in the table { $first } and in { $second }. Give it another name in one of them.
disk-full = There is no room left in { $folder }: { $needed ->
        [0] the disk was full before everything was written
       *[other] { $needed } MB are needed
    }, { $free } MB are free. Nothing was changed and the previous snapshot still serves. Free some space and build again.
category-unknown = The vocabulary has no { $category } named { $received }. Nearest: { $nearest }.
origin-invalid = The origin { $name } has kind { $kind } and quality { $quality }. Allowed are measured, derived, estimated, unknown, and quality 1 to 6.
origins-too-many = A snapshot holds at most { $allowed } origins; { $name } is one too many.

## Quality report

quality-title = Snapshot { $snapshot }: how its values are known
quality-records-title = Snapshot { $snapshot }: what became of the records
quality-attribute = attribute
quality-measured = measured
quality-derived = derived
quality-estimated = estimated
quality-unknown = unknown
quality-simulated = simulated
quality-source = source
quality-received = received
quality-kept = kept
quality-rejected = rejected
quality-reasons = reasons
source-osm = OpenStreetMap
source-buildings = Footprints
source-register = Building register
rejected-storeys = { $count } given numbers of storeys are such as no building has (0 or more than 180) and are not used.
rejected-height = { $count } given heights are such as no building has (below 1.8 m or above 900 m) and are not used.
rejected-height-for-storeys = { $count } given heights do not fit the storeys (below 2 m or above 25 m a storey) and are not used.
rejected-shares-over-one = { $count } buildings have shares of heat generators that add up to more than 1; they are not used. Correct them in the register.
rejected-year = { $count } given construction years are before 1000 or in the future and are not used.

## The place of a city

city-coordinates-fixed = { $file }, line { $line }: the coordinates of { $key } cannot be { $received }: only those of { $allowed } can be brought back to WGS 84. Bring the file to WGS 84 yourself and remove the line.
    .page = The settings of the city say other coordinates for { $key }, whose coordinates cannot be corrected. Give its file in WGS 84.
city-time-zone = { $file }, line { $line }: the time zone { $received } is not known. Give a name of the IANA time zone database, such as "Europe/Helsinki".
    .page = The settings of the city name a time zone that there is not: { $received }. Ask whoever runs the server to correct them.

## Building a city

build-reading = Reading the files
build-footprints = Repairing the footprints
build-zones = Finding zones
build-imputation = Filling what is missing
build-weather = Reading the weather
build-map = Drawing the map
build-writing = Writing the snapshot
build-done = The snapshot is written
zones-without-buildings = { $count } zones hold no building and are left out.
register-not-usable = { $count } records cannot be used.
register-not-matched = { $count } records belong to no building of the map, or not clearly to one.

## The demo city. What the generator made is marked simulated.

demo-simulated = This is a demo: buildings, streets, people, postal areas, air temperature, timetables and one air quality station are open data; tenure and incomes, which no open file has, and all other sensors are simulated.
demo-owner-occupied-share = Simulated: drawn around the usual share of homes whose owners live in them.
demo-low-income-share = Simulated: drawn around the usual share of households of low income.
demo-women-share = Simulated: drawn around the usual share of women.
demo-older-share = Simulated: drawn around the usual share of residents of 65 years and more.
domain-first-file = Of { $count } files of { $source } the first one is read, { $file }. Put them together in one file.
