## The guide through the demo city

web-guide = Guide
web-guide-offer = See in two minutes what this page can do.
web-guide-start = Show me
web-guide-not-now = Not now
web-guide-step = { $step } of { $of }
web-guide-next = Next
web-guide-back = Back
web-guide-leave = Leave the guide
web-guide-replace = Replace with my city
web-guide-today = { $city } emits { $today } with its buildings
web-guide-today-text = Worked out house by house from a map and the weather. What no file tells is estimated, and marked with a dotted line.
web-guide-plan = This plan changes it by { $change }
web-guide-plan-text = Left: what is done, where, and by how many. Right: what gets better, what gets worse, and what is too close to call. Move a slider and both follow.
web-guide-split = Grey is today, blue-green is the plan
web-guide-split-text = Drag the line on the map, or choose it with Tab and press the arrow keys. Press a building to read its numbers.
web-guide-why = Every number says why
web-guide-why-text = Opened at the right: the formula, what goes into it and how sure that is, down to the row of a file. Press any number with a line under it.
web-guide-seen = { $place ->
    [none] Seen: dust in the air
   *[other] Seen: dust at { $place }
}
web-guide-seen-text = A simulated week is replayed. A rule saw more dust than its limit allows and opened a case: the readings, who lives near by, how much time is left.
web-guide-cause = Cause: where does it come from?
web-guide-cause-text = “Where from?” weighs wind, sensors and known sources. It names the likeliest, always with a source that we do not know, and says when nobody can tell.
web-guide-owner = Owner: somebody answers for it
web-guide-owner-text = “Take it on”, then “Send to a role”: the role gets a message and a clock runs. When nobody answers in time, the next role is asked.
web-guide-work = Work: each step is on record
web-guide-work-text = Who did what, when and why, with photos. What changes the city needs a second person's approval. “Replay” shows what was known when.
web-guide-proof = Proof: the readings decide
web-guide-proof-text = A cure is proved once the readings came back, not by a click. Later its effect is worked out, or that none is shown. The brief has the same numbers.
web-guide-open = Nothing is hidden
web-guide-open-text = All data, all algorithms and all parameters are listed here, from the program as it runs.
web-guide-mine = Now with your city
web-guide-mine-text = Bring a map extract of your city and whatever else you have. The files stay on this machine.
