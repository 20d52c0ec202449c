# Texts of signals.
signals-files = { $count ->
    [one] One thing is wrong in the files of signals
   *[other] { $count } things are wrong in the files of signals
}: { $received }. Headers of numbers state their unit, such as green [s], cars [1/h], crossing_width [m]. Stages of a junction are 1, 2 and so on, each with one green; greens, yellow and all red add up to the cycle. People on foot need a crossing_width. What comes from an approach before (junction/approach) needs a travel_time of 1 s or more, lies in the same network, and is no more than all its vehicles. Correct these places; numbers alone are rows, from 1.
signals-signal_plans = Takes over signal plans: junctions with cycle, yellow and all red, approaches with stage, green and who comes.
signals-signals_of_streets = Makes junctions of the signals that a map shows on roads, where no file tells of signals.
signals-of-map = { $count ->
    [one] One junction is made
   *[other] { $count } junctions are made
} of { $signals } signals that the map shows. How they run is not known: they are timed by Webster's formula for the cars of the model. How many people walk and cycle there is not known and left out of delays. A file of signal plans takes their place.
signals-off-roads = { $count ->
    [one] One signal of the map stands
   *[other] { $count } signals of the map stand
} on no road for through traffic and { $count ->
    [one] is
   *[other] are
} left out.
signals-between-junctions = { $count ->
    [one] One signal of the map stands
   *[other] { $count } signals of the map stand
} more than 25 m along the road from a junction, as for people who cross there, and { $count ->
    [one] is
   *[other] are
} left out.
signals-no-conflict = { $count ->
    [one] One signal of the map stands
   *[other] { $count } signals of the map stand
} where the roads that lead there lie in one line and nothing crosses, and { $count ->
    [one] is
   *[other] are
} left out.
signals-buses-unknown = No timetable tells of the buses at { $count ->
    [one] one junction
   *[other] { $count } junctions
} with signals: none is counted there. Add a timetable (GTFS).
signals-reason-changed = Runs no longer by its plan
origin-signals-signal_controls = Made of the signals that a map shows
origin-signals-signal_approaches = Made of the roads that lead to signals
