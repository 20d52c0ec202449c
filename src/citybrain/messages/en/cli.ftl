### The command line.

## Commands

cli-help = Open City Brain: build a city from open files, ask why every number is what it is, and test a plan before paying for it.
cli-language = Language of the answers ({ $languages }); as the system says if left out.
cli-language-unknown = Allowed: { $allowed }.
cli-version = Print the version.
cli-json = Write JSON instead of tables.
cli-city = Folder of the city.

cli-build = Build the next snapshot of a city from its files; earlier snapshots stay.
cli-build-osm = OpenStreetMap extract (.osm.pbf).
cli-build-buildings = Footprints: CityJSON or any OGR file.
cli-build-gtfs = Timetable (GTFS); may be repeated.
cli-build-weather = Weather year: EPW, TMY3, PVGIS or CSV.
cli-build-population = Population grid.
cli-build-districts = Districts; without them the zones are H3 cells.
cli-build-register = Building register: CSV, GeoJSON or GeoPackage.
cli-build-elevation = Elevation raster.
cli-build-landcover = Land cover.
cli-build-households = Tenure and incomes by zone: a table with one row for each zone.
cli-build-without = Build without a source of city.toml that the last snapshot has and whose file cannot be used; may be repeated.
cli-built = Snapshot { $snapshot } with { $buildings } buildings is in { $city }. Next: citybrain serve { $city }
cli-built-without = The build ended well (exit code 0), but without { $count ->
    [one] one source
   *[other] { $count } sources
 }: { $sources }. The notices above say why.
cli-cancelled = Stopped. Nothing was changed; earlier snapshots stay as they are.
cli-quality = Tell how well the city is known: measured, derived, estimated or unknown.

cli-demo = Serve the demo city; the first time, make it in the folder demo.
cli-demo-city = Folder of the demo city.
cli-demo-outdated = The folder { $folder } holds the demo city of an earlier version, of another map and another week. Make the new one beside it: citybrain demo { $other }; or move the folder away (or delete it) and run the command again. To go on with the old one: citybrain serve { $folder }.
cli-serve = Serve a city on http://127.0.0.1:8000: web application and API.
cli-port = Port to listen on.
cli-host = Address to listen on. Other than 127.0.0.1 opens the city to your network; `citybrain access` says who may do what.
cli-allow-host = Further name under which browsers may reach the server, such as that of a proxy before it; may be given several times. On 127.0.0.1 all other names are refused.
cli-proxy = Address of a proxy before the server, such as 127.0.0.1 for one on this machine; may be given several times. Only what these say of who asks (X-Forwarded-For, X-Forwarded-Proto) is believed.
cli-serving = { $city } is at { $address } (Ctrl-C stops it)
cli-open = open the page in the browser, signed in, where this terminal has one
cli-demo-only-build = make the city and do not serve it

cli-assess = Where the city stands: its headline numbers.
cli-plan = Plans: what a city could do, and what it would change.
cli-plan-run = Evaluate a plan against what happens without it.
cli-plan-measures = List what a plan can do in this city: measures with what they set and cost, and where they can stand.
cli-plan-measures-name = Name of a measure, to read all of it.
cli-plan-measures-missing = { $count ->
    [one] 1 measure needs data that this city does not have: { $names }.
   *[other] { $count } measures need data that this city does not have: { $names }.
}
cli-plan-measures-missing-one = This city cannot have it: { $problem }
cli-plan-measures-more = `citybrain plan measures CITY NAME` tells what a measure does, its settings with bounds, what it costs and which rows it leaves out; --json tells it of all.
cli-plan-measures-where = Where: { $where }
cli-plan-measures-left-out = Left out: { $reason }
cli-plan-measures-excludes = Not beside, on the same row: { $names }
cli-plan-measures-settings = { $count ->
    [0] Settings: none
   *[other] Settings:
}
cli-plan-measures-bounds = (allowed { $allowed })
cli-plan-measures-by-row = depends on the row
cli-plan-measures-cost = { $count ->
    [0] Cost: booked as { $component }; prices are among the settings
   *[other] Cost: booked as { $component }; prices beside those among the settings:
}
measure-name-unknown = There is no measure { $received }. Nearest: { $near }. `citybrain plan measures CITY` lists all.
cli-plan-find = Find the measures that reach a target at least cost.
cli-plan-target = File with a target (YAML or JSON): target, years, money, measures. What the city promised if left out.
cli-plan-find-save = Write the plan that was found to a file.
cli-plan-layouts = Lay out a square under a budget: layouts that no other betters in all that they are scored by.
cli-plan-layouts-space = Id or name of the square.
cli-plan-layouts-budget = Money that a layout costs at most; no limit if left out.
cli-plan-layouts-seed = Decides which layouts are tried: the same seed gives the same layouts.
cli-plan-layouts-trials = Layouts that are scored at most, 300 if left out.
cli-plan-layouts-measure = A measure to choose from, several times for several; all that layouts can have if left out.
cli-plan-layouts-on-ways = Do not keep ways through the square free.
cli-plan-layouts-save = Write a plan of each layout into this folder.
cli-plan-schema = Print the JSON schema of a plan file.
cli-plan-file = Plan file (YAML or JSON), or the name of a plan of the city or of an example such as table-1/envelopes.
cli-engine = Do the work on a Dask cluster: dask://scheduler:8786.
cli-compare = Compare any number of plans, or two snapshots by their numbers.
cli-explain = Why a number is what it is, down to file, record and parameter.
cli-explain-quantity = Name of a quantity; `citybrain quantities` lists them.
cli-explain-entity = Id of a building, or name of a zone.
cli-explain-plan = Explain the number as it is with this plan.
cli-opened-above = (opened above)
cli-explain-depth = How many levels to open.
cli-explain-range = citybrain explain { $quantity } tells the number with its range
cli-quantities = Everything that can be known about a city, with unit and source.
cli-quantities-search = Only those that have every word in what they are called, in their other words or in their sentence.
cli-parameters = Every dated number, with value, first day and source.
cli-country = Country whose parameters are meant, where no city is named.
cli-of-city = Folder of the city that is meant.

## Tables

cli-column-quantity = Quantity
cli-column-name = Name
cli-column-unit = Unit
cli-column-entity = Of
cli-column-kind = Kind
cli-column-source = Source
cli-column-from = From
cli-column-value = Value
cli-column-per-square-metre = For a m² of heated floor area
cli-column-per-resident = For a resident
cli-column-quality = Quality
cli-column-today = Today
cli-column-plan = Plan
cli-column-reference = Without the plan
cli-column-change = Change
cli-column-change-percent = %
cli-column-difference = Difference
cli-column-measure = Measure
cli-column-selected = Selected
cli-column-adopted = Take part
cli-column-emissions = Emissions
cli-column-net-cost = Cost
cli-column-verdict = Verdict
cli-column-investment = Investment
cli-assessment-title = The city on { $date }
cli-quality-note = Quality: 1 accurate measurement, 2 survey, 3 from higher-level data, 4 estimated on stated assumptions, 5 mainly estimates, 6 unknown.
cli-measures = Measures
cli-cost-investment = Investment
cli-balance = Emissions of all domains { $use }, embodied emissions { $embodied } once
cli-balance-years = Over the years: emissions of all domains { $use }, embodied emissions { $embodied }
cli-cost-running-cost = Maintenance cost
cli-cost-energy-cost-change = Change of energy cost of all who pay
cli-notices = Tell all notices on the data of the city, not only those that touch every number.
cli-notices-more = { $count ->
    [one] 1 notice on the data of the city: --notices tells it, --json too.
   *[other] { $count } notices on the data of the city: --notices tells them, --json too.
}
cli-cost-emissions-change = Change of emissions (CO₂ equivalent)
cli-cost-cost-per-tonne = Abatement cost
cli-outcome-facts =
    Snapshot { $snapshot }, parameters of { $date }; rows that change: { $changed }. { NUMBER($seconds, maximumFractionDigits: 2) } s.
cli-known-measured = measured
cli-known-computed = computed
cli-known-assumed = assumed
cli-before = (today { $value })
cli-table-rows =
    { $count ->
        [one] table of one row
       *[other] table of { $count } rows
    } by { $by }

## Problems

cli-unexpected = This should not have happened: { $problem }. Please report it with the file { $log }.
cli-file = { $file } cannot be used ({ $problem }). Check that it exists and that you may read and write it.
cli-health-port = answer GET /health at this port of the machine itself as well, in a thread of its own: at once, however busy the server is
cli-cannot-listen = Cannot listen on { $host }, port { $port } ({ $problem }). Stop what runs there, or choose another port with --port.
cli-entity-missing = { $quantity } is a number of every { $of }. Say which one, such as { $example }.
city-folder-missing = There is no folder { $received }. Build the city first: citybrain build { $received } --osm FILE, or try citybrain demo.
country-without-parameters = There are no parameters for the country { $received }. Nearest: { $near }. Allowed: { $allowed }.
engine-unknown = There is no engine { $received }. Allowed: dask://HOST:PORT; without --engine the work is done in threads of this computer.
cli-makes = { $measure }. { $label }: { $amount } in { $places ->
    [one] one place
   *[other] { $places } places
  }
cli-left-out = { $measure } leaves out: { $why }
cli-left-out-why = { $text } ({ $count })
