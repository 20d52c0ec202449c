## My city: files, what they are, what is missing, the build.

web-mycity-title = My city: which files do you have?
web-mycity-why = Drop the files of your city here. You see what was recognised and what is missing, name columns where that is needed, and build. Nothing leaves this computer.
web-mycity-files = Files
web-mycity-drop = Drop files here
web-mycity-choose = Choose files
web-mycity-kinds = OpenStreetMap (.osm.pbf), GeoPackage, GeoJSON, CityJSON, shapefile in a zip, CSV, weather (EPW, PVGIS), timetable (GTFS zip), GeoTIFF; up to 2 GB each.
web-mycity-loading = Reading the draft
web-mycity-lost = This draft cannot be opened
web-mycity-all-drafts = All drafts
web-mycity-no-answer = What the server does cannot be seen
web-mycity-not-done = That could not be done
web-mycity-sending = { $file } on its way
web-mycity-stop-sending = Stop sending
web-mycity-not-sent = The file did not arrive
web-mycity-too-large = The file is larger than { $megabytes } MB, the most that is taken. Cut it to the area of the city.
web-mycity-dismiss = Leave it out
web-mycity-remove = Remove
web-mycity-dot = {" · "}
web-mycity-megabytes = { $size } MB
web-mycity-years = { $first } to { $last }
web-mycity-bounds = longitude { $west } to { $east }, latitude { $south } to { $north }
web-mycity-place = longitude { $west }, latitude { $south }

web-mycity-state-reading = Looking at the file…
web-mycity-state-known = Recognised
web-mycity-state-unknown = Not recognised: say what it is for
web-mycity-state-problem = Cannot be used as it is
web-mycity-state-unused = Not used

web-mycity-kind-osm = OpenStreetMap
web-mycity-kind-buildings = Buildings
web-mycity-kind-districts = Districts
web-mycity-kind-register = Building register
web-mycity-kind-population = Population
web-mycity-kind-landcover = Land cover
web-mycity-kind-elevation = Height of the ground
web-mycity-kind-weather = Weather
web-mycity-kind-gtfs = Timetable
web-mycity-kind-households = Households by zone
web-mycity-kind-none = Not used

web-mycity-count-features = { $count ->
    [one] 1 feature
   *[other] { $count } features
}
web-mycity-count-rows = { $count ->
    [one] 1 row
   *[other] { $count } rows
}
web-mycity-count-buildings = { $count ->
    [one] 1 building
   *[other] { $count } buildings
}
web-mycity-count-districts = { $count ->
    [one] 1 district
   *[other] { $count } districts
}
web-mycity-count-cells = { $count ->
    [one] 1 cell
   *[other] { $count } cells
}
web-mycity-count-people = { $count ->
    [one] 1 person
   *[other] { $count } people
}
web-mycity-count-stops = { $count ->
    [one] 1 stop
   *[other] { $count } stops
}
web-mycity-count-routes = { $count ->
    [one] 1 route
   *[other] { $count } routes
}
web-mycity-count-hours = { $count ->
    [one] 1 hour
   *[other] { $count } hours
}

web-mycity-use = Used as
web-mycity-use-choose = Choose a use
web-mycity-layer = Layer
web-mycity-crs = Coordinate system
web-mycity-crs-example = EPSG:3879
web-mycity-licence = Licence
web-mycity-licence-own = Own data, not published
web-mycity-owner = Who answers for it
web-mycity-not-stated = not stated yet
web-mycity-columns = Columns
web-mycity-columns-named = { $named } of { $of } named
web-mycity-needed = needed
web-mycity-column-choose = Choose a column
web-mycity-column-none = None
web-mycity-meanings = What the codes mean: { $name }
web-mycity-meanings-open = { $open } of { $of } without a meaning
web-mycity-meaning-none = Not known
web-mycity-times = { $count ->
    [one] once
   *[other] { $count } times
}

web-mycity-identity = The city
web-mycity-name = Name
web-mycity-country = Country
web-mycity-country-by-place = By the place of the buildings
web-mycity-country-found = By the place of the buildings: { $country }, { $zone }, { $currency }
web-mycity-country-why = The country decides about prices, taxes, emission factors and typical buildings.

web-mycity-missing = What is missing, and what follows
web-mycity-without-any = Without buildings there is no city.
web-mycity-without-osm = Without it there are no streets, water and parks on the map, and uses of buildings are guessed without what lies in and around them.
web-mycity-without-gtfs = Nothing is lost yet: no quantity uses it.
web-mycity-without-weather = A year is generated from monthly normals of the nearest known place and marked as simulated.
web-mycity-without-population = Residents follow from the floor area of homes; sums by district may be far off.
web-mycity-without-districts = Zones are hexagons of 0.7 km² without names.
web-mycity-without-register = Years, floor areas and heating of buildings stay as the map tells them; the rest is estimated and marked so.
web-mycity-without-elevation = The height of the ground stays unknown.
web-mycity-without-landcover = Trees, grass and paved ground of the zones stay unknown.
web-mycity-without-households = Who owns and who has little stays unknown, so effects of plans by group are not told.

web-mycity-build-section = Build
web-mycity-build = Build the city
web-mycity-build-again = Build again
web-mycity-building = Building the city
web-mycity-build-leave = You can leave or reload this page; the build goes on.
web-mycity-cancel-build = Cancel the build
web-mycity-still-sending = Wait until all files have arrived.
web-mycity-to-do = Before it can be built
web-mycity-cancelled = The build was cancelled.
web-mycity-cancelled-why = Nothing of it is left; your files are.
web-mycity-failed = The city could not be built
web-mycity-failed-kept = Your files and everything you said about them are kept.
web-mycity-done = The city is built
web-mycity-done-seconds = { $seconds ->
    [one] It took 1 second.
   *[other] It took { $seconds } seconds.
}
web-mycity-is-open = It is the city that is shown now; after a new build, show it again. Add or replace files at any time: the city stands as it is until the new one is built.
web-mycity-show = Show my city on the map

web-mycity-drafts = Your cities
web-mycity-reopen = Show on the map
web-mycity-draft-of = Without a name, { $date }
web-mycity-files-count = { $count ->
    [0] no files
    [one] 1 file
   *[other] { $count } files
}
web-mycity-build-state-running = being built
web-mycity-build-state-done = built
web-mycity-build-state-cancelled = build cancelled
web-mycity-build-state-failed = build failed
web-mycity-open-now = shown now
web-mycity-back = Back to the first city
web-mycity-begin = Begin another city
web-mycity-delete = Delete
web-mycity-delete-sure = Delete it and its files
web-mycity-keep = Keep it

web-mycity-quality = How well your city is known
web-mycity-quality-table = Shares by attribute: measured, derived, estimated, unknown
web-mycity-attribute = Attribute
web-mycity-share-measured = measured
web-mycity-share-derived = derived
web-mycity-share-estimated = estimated
web-mycity-share-unknown = unknown
web-mycity-under-one = < 1 %
web-mycity-records = What became of the records
web-mycity-record = { $source }: { $kept } of { $received } used
web-mycity-notices = { $count ->
    [one] 1 remark about the data
   *[other] { $count } remarks about the data
}
