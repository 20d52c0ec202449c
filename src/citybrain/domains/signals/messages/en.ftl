# Texts of signals.
signals-files = { $count ->
    [one] One thing is wrong in the files of signals
   *[other] { $count } things are wrong in the files of signals
}: { $received }. Headers of numbers state their unit, such as green [s], cars [1/h], crossing_width [m]. Stages of a junction are 1, 2 and so on, each with one green; greens, yellow and all red add up to the cycle. People on foot need a crossing_width. What comes from an approach before (junction/approach) needs a travel_time of 1 s or more, lies in the same network, and is no more than all its vehicles. Correct these places; numbers alone are rows, from 1.
signals-signal_plans = Takes over signal plans: junctions with cycle, yellow and all red, approaches with stage, green and who comes.
signals-reason-changed = Runs no longer by the plan of the file
