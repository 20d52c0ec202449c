## Open, give readings: a file of readings, what its columns mean, what would be stored, imports and how they are undone.

web-imports-why = A file of readings is looked at first: you see what each column means and what would be stored. What the file does not say is asked, never assumed. Every import can be undone. New streams are public.
web-imports-choose = Choose a file
web-imports-kinds = CSV, spreadsheet or GeoJSON track with a time in each row; up to { $megabytes } MB. Larger files are divided by months, or stored by whoever runs the server.
web-imports-not-sent = The file did not arrive
web-imports-not-done = That could not be done
web-imports-too-large = The file is larger than { $megabytes } MB. Divide it by months, or ask whoever runs the server to store it.
web-imports-sending = { $file } on its way
web-imports-stop = Stop
web-imports-give-up = Give up this file
web-imports-other = Another file
web-imports-asked = { $count ->
    [one] One thing to say first
   *[other] { $count } things to say first
  }
web-imports-ready = Ready to store
web-imports-not-ready = Nothing is stored until then.
web-imports-columns = What the columns mean
web-imports-column = Column
web-imports-samples = For example
web-imports-meaning = Meaning
web-imports-unit = Unit
web-imports-in-rows = named in the rows
web-imports-of-column = { $what } of { $column }
web-imports-unknown = Not known
web-imports-choose-unit = Choose the unit
web-imports-as-in-file = As in the file
web-imports-roles = What a row says
web-imports-properties = Properties
web-imports-station = Station of all readings
web-imports-dates = Dates such as 03/04 begin with
web-imports-dates-open = As the file tells
web-imports-day-first = the day
web-imports-month-first = the month
web-imports-zone = Time zone of times without one
web-imports-coordinates = Coordinates are
web-imports-coordinates-open = WGS 84, unless they are in China
web-imports-preview = The first rows as they will be stored
web-imports-row = Row
web-imports-property = Property
web-imports-station-name = Station
web-imports-time = Time
web-imports-day = all of { $day }
web-imports-value = Value
web-imports-apart = set apart: { $why }
web-imports-counts = { $readings } readings of { $stations } from { $first } to { $last }
web-imports-stations = { $count ->
    [one] one station
   *[other] { $count } stations
  }
web-imports-nothing = No reading can be stored.
web-imports-rejected = { $count } are set apart: { $why }
web-imports-empty = { $count ->
    [one] One cell is empty.
   *[other] { $count } cells are empty.
  }
web-imports-store = Store the readings
web-imports-storing = Storing { $file }
web-imports-stop-storing = Stop storing
web-imports-stored = Stored: { $stored } of { $received } readings. { $duplicates } were there before, { $rejected } are set apart.
web-imports-stopped = Stopped. What was stored until then is in the list below and can be undone.
web-imports-failed = The file could not be stored
web-imports-list = Imports
web-imports-none = Nothing was imported yet.
web-imports-list-lost = The imports cannot be seen
web-imports-file = File
web-imports-when = When, by whom
web-imports-readings = Readings stored
web-imports-undo = Undo
web-imports-undo-file = Undo the import of { $file }
web-imports-undo-sure = Remove { $count } readings of { $file }?
web-imports-undo-do = Remove them
web-imports-undo-not = Keep them
web-imports-undone = Undone by { $by }, { $when }: { $count } readings removed
web-imports-stale = { $count ->
    [one] One forecast was trained on them and has to be trained anew: { $models }.
   *[other] { $count } forecasts were trained on them and have to be trained anew: { $models }.
  }
