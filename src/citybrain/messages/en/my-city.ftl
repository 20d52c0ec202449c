### A city of one's own: files that are recognised, drafts, their build.

## What was recognised

recognise-unknown = { $file } is none of the files that a city is made of. Give an OpenStreetMap extract, GeoPackage, GeoJSON, CityJSON, CSV, EPW, GTFS zip or GeoTIFF.
recognise-too-heavy = { $file } needs more memory than one file may take here. Cut it to the area of the city and give it again.
recognise-too-long = { $file } was not read through within two minutes. Cut it to the area of the city and give it again.
recognise-broke = { $file } broke the program that reads it, so it is not used. Perhaps it is damaged: fetch or export it again.
recognise-osm-large = The extract is larger than { $megabytes } MB, so it has not been read through yet. Whether it is complete shows in the build.
recognise-osm-no-buildings = The extract holds no building. It can only be used beside a file of buildings.
recognise-zip-table = { $table } in the zip would have { $megabytes } MB unpacked, so it was not looked at.
recognise-raster-empty = The middle of the raster holds no values. Check that it covers the city.
recognise-raster = The values reach from { $low } to { $high }: neither heights in metres nor classes of land cover. Say what the raster is.
recognise-grid = All areas have the same size, so this looks like a grid. No column is called like one of people: name it, or say what the file is.
recognise-size = The areas have { NUMBER($area, maximumFractionDigits: 0) } m² in the middle: too large for most buildings, too small for most districts. Check the use.
recognise-use = Nothing in the file tells what it is for. Say its use, or leave it out.

## Drafts

draft-unknown = There is no draft { $received }. It may have been deleted; /my-city lists those that there are.
draft-damaged = The file draft.json of draft { $id } cannot be read ({ $problem }). Its files are still in its folder; begin a new draft and give them again.
draft-form = The file draft.json of draft { $id } cannot be read: allowed for { $place } is { value-allowed }. Its files are still in its folder; begin a new draft and give them again.
draft-too-many = There are { $allowed } drafts already, the most that are kept. Delete one that is not needed any more.
draft-too-many-files = A draft takes at most { $allowed } files. Take one out first.
draft-file-name = A file cannot be called { $received }. A name has no / \ or :, does not begin with a point, and has at most { $allowed } bytes. Rename the file and give it again.
draft-file-empty = { $file } has no content. Perhaps a download broke off; fetch it again.
draft-file-too-large = { $file } is larger than { NUMBER($allowed, maximumFractionDigits: 0) } MB, the most that is taken. Cut it to the area of the city and give it again.
draft-file-unknown = The draft has no file { $received }. Load the page again.
draft-use-impossible = { $file } cannot be used as { $received }: its format does not hold such a thing. Choose one of the uses that are offered.
draft-country = { $received } is no code of a country. Nearest: { $near }. Choose one, or leave it open: then the place decides.
draft-being-built = The draft is being built. Cancel the build before changing it, or wait until it has ended.
draft-build-other = Another draft is being built, and one at a time is. Wait until it has ended, or cancel it.
draft-build-interrupted = The server was stopped during the build. Nothing is lost: start the build again.
draft-build-broke = The build ended unexpectedly ({ $problem }). Nothing is lost. Take out one file after the other to find the one it cannot use, and please report it.
draft-not-built = There is no city of this draft yet. Build it first.
draft-is-open = The city of this draft is the one that is shown. Go back to the first city before deleting it.
draft-name-taken = Another of your cities is called { $received }. Choose another name.
draft-folder-gone = The folder { $folder } of this city is not there any more, so nothing new can be kept in it. Put it back where it was, or ask whoever runs the server to start it with the folder where it is now.
draft-of-start = The server was started with this city, so it cannot be deleted here. Whoever runs the server decides which city that is.
draft-file-own = { $file } is the name of a file that the city has already. Rename yours and give it again.
draft-folder-closed = Files cannot be kept with { $name }: its folder may only be read. Ask whoever runs the server to let it be written to, or begin another city.
city-not-renamed = The city could not be called { $received }: its settings could not be written ({ $problem }). Ask whoever runs the server whether they may be.
drafts-not-taken = This server takes no files for new cities. Ask whoever runs it to start it for a city.

## What stands in the way of a build

draft-no-buildings = There are no buildings yet. Add an OpenStreetMap extract or a file of footprints.
draft-no-name = The city has no name yet.
draft-still-reading = { $file } is still being read.
draft-unreadable = { $file } cannot be read. Take it out, give a better copy, or mark it as not used.
draft-use-unknown = Say what { $file } is for, or mark it as not used.
draft-columns = Name the columns of { $file } that are needed.
draft-two-of-a-kind = Only one of these files can be used in that way: { $files }. Mark the others as not used.

request-from-elsewhere = This request was sent by a page of another site ({ $received }) and was refused. Only pages of this server may change anything.
request-host = This server does not go by the name “{ $received }” and refused the request. It answers to { $allowed }. Whoever runs it can allow a further name with --allow-host.
    .page = This server does not go by the name “{ $received }” and refused the request. It answers to { $allowed }. Open one of these addresses, or ask whoever runs the server to allow the name.

## Columns of files

column-in-unit = { $label } ({ $unit })
column-id = Identifier
column-x = East, or longitude
column-y = North, or latitude
column-name = Name
column-population = People
column-key = Zone
column-h3 = H3 cell
column-cell_size = Side of a cell in metres
column-outdoor_temperature = Air temperature (°C)
column-global_horizontal_irradiance = Global radiation (W/m²)
column-direct_normal_irradiance = Direct radiation (W/m²)
column-diffuse_horizontal_irradiance = Diffuse radiation (W/m²)
column-wind_speed = Wind (m/s)
column-relative_humidity = Humidity (%)
column-dew_point = Dew point (°C)

## Backups

backup-running = A backup is being written already. Wait until it has arrived, then ask again.
backup-restoring = Another backup is being restored, perhaps in another tab. Wait until it is done; then load this page again: the city may be there already.
backup-database = { $city } is kept in a database, which whoever runs the server backs up as a whole.
backup-personal = A backup holds readings and bills of persons, so only who may read all of them can download it. { $name } may not; a data steward may.
backup-none = { $file } is no backup of a city. Choose a file that was downloaded here as a backup.
backup-broken = { $file } is damaged or not complete ({ $problem }). Perhaps the download broke off: choose another backup.
backup-newer = { $file } was written by a later version ({ $received }); this server can read up to { $allowed }. Ask whoever runs the server to update it, then restore again. Nothing has changed.
backup-large = { $file } would take more than { NUMBER($allowed, maximumFractionDigits: 0) } GB unpacked, the most that is restored.
backup-strange = { $file } holds { $received }, which is no part of a city. It was not restored; choose a file that was downloaded here as a backup.
