## My city: files, what they are, what is missing, the build.

web-mycity-title = My city: which files do you have?
web-mycity-why = Drop the files of your city here. You see what was recognised and what is missing, name columns where that is needed, and build. Your files go to the computer that this city runs on and nowhere else.
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

web-mycity-own = Give { $name } another file: it takes the place of the one with the same use, or adds what was missing, once you have built again. All other files stay, and plans, targets, readings and bills too.
web-mycity-own-uses = The city has: { $uses }.
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
web-mycity-without-gtfs = Nobody is taken to use public transport, and no minutes by it are computed.
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

## The city that is shown: bills, readings, calibration.

web-care = The city that is shown
web-care-of = { $name }: what is done at the city that is shown
web-care-work-bills = Bills of { $what } are being imported
web-care-work-calibration = { $what } is being calibrated
web-care-work-effect = What changed at { $what } is being evaluated
web-care-work-leave = You can leave or reload this page; the work goes on. The city stands as it is until it has ended.
web-care-work-stop = Stop
web-care-bills-done = The bills of { $what } are imported.
web-care-bills-cancelled = The import of { $what } was stopped. Nothing of it is left.
web-care-bills-failed = The bills of { $what } could not be imported. Nothing of it is left.
web-care-calibration-done = The calibration of { $what } has ended; what came of it stands under Calibration.
web-care-calibration-cancelled = The calibration of { $what } was stopped. Nothing of it is left.
web-care-calibration-failed = { $what } could not be calibrated. Nothing has changed.
web-care-effect-done = The evaluation of { $what } has ended and is on record.
web-care-effect-cancelled = The evaluation of { $what } was stopped. Nothing of it is left.
web-care-effect-failed = What changed at { $what } could not be evaluated. Nothing was recorded.
web-care-show = Show the city with it
web-care-files-why = What the city is made of. Add a file that was missing, or give a newer one; the city stands as it is until it is built again.
web-care-files-give = Add or replace files
web-care-bills = Bills
web-care-bills-why = What suppliers billed shows how much buildings really use. Give a sheet or CSV with one bill in each row; you see what its columns were taken for before anything is imported.
web-care-bills-choose = Choose a file of bills
web-care-bills-other = Choose another file
web-care-bills-ready = { $usable } of { $received } rows are bills that can be imported.
web-care-bills-apart = Rows that are set apart, and why:
web-care-bills-import = Import the bills
web-care-bills-imported = Imported bills
web-care-bills-import-of = { $name }, { $day }: { $kept } of { $received } rows kept, { $matched } of { $series } meters or places are in the city
web-care-series = Where they went
web-care-series-of = Meters and places of the bills of { $name }, and where they went
web-care-series-counts = { $matched } of { $total } are in the city.
web-care-series-meter = Meter
web-care-series-place = Place on the bill
web-care-series-bills = Bills
web-care-series-time = Time
web-care-series-row = In the city
web-care-series-range = { $first } to { $last }
web-care-series-more = More of them
web-care-series-failed = Where the bills went could not be read
web-care-bills-none = No bills are imported yet.
web-care-readings = Readings of meters and sensors have a page of their own:
web-care-by-name = None; look for a usual name
web-care-whole-file = For the whole file
web-care-carrier = Energy
web-care-unit = Unit
web-care-as-column = As the column says
web-care-as-file = As the file shows
web-care-calorific = Calorific value, kWh in one m³, litre or kg
web-care-decimal = Decimal sign
web-care-decimal-comma = Comma: 1,5
web-care-decimal-point = Point: 1.5
web-care-dates = Dates like 03/04/2024
web-care-several = Different bills of one place and period
web-care-several-refuse = contradict each other and are set apart
web-care-several-add = are of several meters and are added
web-care-unit-right = The unit is right although the amounts are unusual
web-care-title = Title of the source
web-care-calibration = Calibration
web-care-calibration-why = Fits what is computed to what was billed. Factors are put in force only if they also hold for bills that were left aside; else nothing changes. It can be taken back.
web-care-calibrate = Calibrate the city from its bills
web-care-calibration-no-bills = Import bills of buildings first.
web-care-adopted = Calibration { $number }, { $day }: in force from then on
web-care-not-adopted = Calibration { $number }, { $day }: changed nothing
web-care-reverted = { $day }: calibration { $reverts } was taken back
web-care-in-force = in force now
web-care-errors = Error on { $count } bills that were left aside: { $before } before, { $after } after
web-care-revert = Take it back
web-care-revert-sure = Take it back: the city is computed as before
web-care-backup = Backup
web-care-backup-why = One file with all that belongs to this city: files, map, plans, targets, readings, bills. Published parts, drafts and earlier builds are not in it. Keep it on another computer. It holds data of persons: keep it as you keep those.
web-care-backup-download = Download a backup
web-care-restore-why = A backup becomes one more city in your list; nothing that is there is changed.
web-care-restore = Restore a backup
web-care-restoring = Restoring { $file }
web-care-restored = { $name } is restored. It stands under Your cities.
web-care-backup-steward = A backup holds readings and bills of persons. Ask a data steward, who may read them, to download it.
web-care-breaches = Breaches of data
web-care-breaches-why = Data was lost, changed or seen by somebody who may not: record it as soon as it is noticed, also where much is still unknown. Nothing can be changed or deleted; what becomes known is added. Where data of persons is concerned, the clock of the law runs from when it was noticed.
web-care-breach-no-law = No clock of a law is declared for the country of this city. Ask whoever advises it on the law whom to tell, and until when.
web-care-breach-failed = This could not be done
web-care-breach-noticed = Noticed
web-care-breach-about = What happened
web-care-breach-classes = Data concerned
web-care-breach-class-public = public
web-care-breach-class-internal = internal
web-care-breach-class-enterprise = of enterprises
web-care-breach-class-commercial = commercial
web-care-breach-class-personal = personal
web-care-breach-class-sensitive-personal = sensitive personal
web-care-breach-persons = Persons concerned
web-care-breach-persons-unknown = number of persons not known yet
web-care-breach-persons-count = { $count ->
    [one] { $count } person
   *[other] { $count } persons
  }
web-care-breach-record = Record the breach
web-care-breach-number = Breach { $number }
web-care-breach-to-authority = Data protection authority:
web-care-breach-to-persons = Persons concerned:
web-care-breach-running = { $hours } h { $minutes } min left, until { $at } ({ $law }, { $article })
web-care-breach-overdue = overdue for { $hours } h { $minutes } min, since { $at } ({ $law }, { $article }). Tell it now, with the reasons for the delay.
web-care-breach-at-once = to be told at once; noticed { $hours } h { $minutes } min ago ({ $law }, { $article })
web-care-breach-if-risk = without undue delay where the risk for them is high; noticed { $hours } h { $minutes } min ago ({ $law }, { $article })
web-care-breach-met = told on { $at } ({ $law }, { $article })
web-care-breach-late = told late, on { $at } ({ $law }, { $article })
web-care-breach-step = What went on
web-care-breach-step-noticed = noticed
web-care-breach-step-authority = authority told
web-care-breach-step-persons = persons told
web-care-breach-step-note = more is known
web-care-breach-step-closed = closed
web-care-breach-step-about = To whom, or what
web-care-breach-at = When
web-care-breach-add = Add
web-care-breach-table = The register as a table (CSV)
web-care-impacts = Impact assessments
web-care-impacts-why = Before data of persons is processed for a purpose: what can happen to them, what is done about it, and whether it goes on. Each change is a version; none can be changed or deleted.
web-care-impact-no-law = No duties of a law are declared for the country of this city. The questions are those that most laws ask.
web-care-impact-none = No impact assessment for “{ $purpose }”
web-care-impact-begin = Begin an assessment
web-care-impact-name = What is processed (a name)
web-care-impact-purpose = Purpose
web-care-impact-go-on = New version
web-care-impact-decision = Decision
web-care-impact-review = Review on
web-care-impact-save = Record this version
web-care-impact-risk = Risk { $number }
web-care-impact-risk-about = What can happen
web-care-impact-risk-measure = What is done about it
web-care-impact-risk-likelihood = Likelihood
web-care-impact-risk-severity = Severity
web-care-impact-risk-high = stays high
web-care-impact-risk-add = Add a risk
web-care-impact-risk-remove = Remove this risk
web-care-impact-print = To print
web-care-impact-table = All versions as a table (CSV)
web-care-impact-leave = Leave without recording
web-care-impact-versions = { $count ->
    [one] One version
   *[other] { $count } versions
}
web-care-audit = Audit log
web-care-audit-why = Who changed what, and who read data that not everybody may read. Nothing in it can be changed or deleted.
web-care-audit-who = Name
web-care-audit-all = All
web-care-audit-day = Day
web-care-audit-kind-reading = what was read
web-care-audit-kind-change = what was changed
web-care-audit-kind-access = who may do what, signing in
web-care-audit-kind-refused = what was refused
web-care-audit-rows = { $count } entries since { $since }
web-care-audit-find = Find
web-care-audit-when = When
web-care-audit-person = Who
web-care-audit-act = What
web-care-audit-object = Of what
web-care-audit-count = Number
web-care-audit-more = Earlier ones
web-care-audit-failed = The log could not be read
web-care-log-whole = { $count ->
    [one] The log is what was written: its one entry fits its signed hash.
   *[other] The log is what was written: all { $count } entries fit their signed hashes.
}
web-care-log-not-whole = { $count ->
    [one] The log is not what was written (1 entry):
   *[other] The log is not what was written ({ $count } entries):
}
web-care-log-unsigned = { $count ->
    [one] One hash is not signed, since no key was at hand: who made it cannot be told.
   *[other] { $count } hashes are not signed, since no key was at hand: who made them cannot be told.
}
web-care-log-foreign = { $count ->
    [one] One hash was signed with another key than the one of this server: who made it cannot be told here.
   *[other] { $count } hashes were signed with another key than the one of this server: who made them cannot be told here.
}
web-care-log-head = { $count ->
    [one] Hash of the one entry, of { $at }:
   *[other] Hash of all { $count } entries, of { $at }:
}
web-care-log-checking = Checking every entry …
web-care-log-unchecked = Not checked yet.
web-care-log-check = Check every entry
web-care-log-keep = Keep this hash elsewhere
web-care-log-against = Compare with a hash that was kept
web-care-log-export = Download the whole log
web-care-log-failed = The log could not be checked
web-care-name = Name and stewards
web-care-rename = Rename
web-care-stewards = Who answers for a data set is named under Open, Data; everybody sees it there.
web-care-calibration-count = A calibration needs metered use of at least { $least } buildings. There are bills of { $metered } now.
