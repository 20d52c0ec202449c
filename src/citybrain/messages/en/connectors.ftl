### Services that are asked for readings.

connector-address = { $received } is no address of http or https.
connector-answer = The service ({ $kind }) answers something else than it should: { $received } instead of { $allowed }. Look at its address and parameters in city.toml.
    .page = The service ({ $kind }) answers something else than it should: { $received } instead of { $allowed }. Ask whoever runs the server to look at its settings.
connector-elsewhere = The service leads on to { $received }, which lies on another server than { $allowed }. Links to other servers are not followed.
connector-failed = The connector { $name } could not go on ({ $problem }). It is tried again later.
connector-kind = city.toml, [[connector]] { $name }: there is no kind { $received }. Did you mean { $allowed }?
    .page = The settings of { $name } name a kind of service that is not known: { $received }. Ask whoever runs the server to correct them.
connector-large = { $url } answers more than { $allowed } bytes. Ask for less in city.toml.
    .page = { $url } answers more than { $allowed } bytes. Ask whoever runs the server to ask it for less.
connector-parameter = city.toml, [[connector]] { $name }: { $key } under parameters: { $problem }. Allowed are { $allowed }.
    .page = The settings of { $name } cannot be used: { $key }: { $problem }. Ask whoever runs the server to correct them.
connector-refused = { $url } refuses with status { $status }: { $problem }. Look at the key and the parameters in city.toml.
    .page = { $url } refuses with status { $status }: { $problem }. Ask whoever runs the server to look at its key and its settings.
connector-secret = city.toml, [[connector]] { $name }: the environment has no variable { $received }. Set it before the server starts.
    .page = The server does not have the key of { $name }. Ask whoever runs the server to give it.
connector-streams = The service has more than { $allowed } datastreams ({ $received }). Choose some with filter, or allow more with most_streams.
connector-unknown = city.toml has no [[connector]] with the name { $received }. There are { $allowed }.
    .page = No service with the name { $received } is asked for readings. There are { $allowed }.
connector-unreachable = { $url } cannot be reached ({ $problem }). It is tried again later.
reading-nowhere = The place { $longitude }, { $latitude } is not on Earth.
reading-trip-without-delay = The trip names no line, or no delay behind its timetable.
reading-vehicle-nowhere = The vehicle has no position or no time.

cli-connectors = how the services of city.toml stand that are asked for readings: last success, last problem
cli-connectors-pull = ask one of them now
cli-connectors-name = its name in city.toml
cli-connectors-licence = { $kind }: { $attribution }, licence { $licence }
cli-connectors-column-name = Name
cli-connectors-column-kind = Kind
cli-connectors-column-succeeded = Last success
cli-connectors-column-failures = Failures since
cli-connectors-column-problem = Last problem
