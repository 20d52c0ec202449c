## The guide through the demo city

web-guide = Guide
web-guide-offer = See in 90 seconds what this page can do.
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
web-guide-now = The city is watched as it goes
web-guide-now-text = A simulated week is replayed, with dust in the air and sensors that fail. Left: what needs a person, and why. Press one to see how it ran and what is expected.
web-guide-open = Nothing is hidden
web-guide-open-text = All data, all algorithms and all parameters are listed here, from the program as it runs.
web-guide-mine = Now with your city
web-guide-mine-text = Bring a map extract of your city and whatever else you have. The files stay on this machine.
