## The web application. Frame.

web-product = Open City Brain
web-places = Places
web-place-now = Now
web-place-plan = Plan
web-place-progress = Progress
web-place-take-part = Take part
web-place-open = Open
web-place-my-city = My city
web-place-incidents = Incidents
web-place-consent = Your consent
web-place-services = Services
web-place-office = Office
web-place-enterprise = Enterprises
web-place-water = Water
web-place-brief = Brief of the day
web-place-states = States
web-go-to-plan = Open Plan
web-loading-place = Opening this place
web-failed-place = This place could not be opened
web-no-such-place = There is nothing at this address
web-no-such-place-why = No place of this city is called { $path }. The address may have been changed by hand, or come from another version. These places exist:
web-waiting-now = Nothing is measured here yet
web-waiting-now-why = Now shows what the city measures at this moment and what needs a person. This city has no sensors and no reports connected.
web-skip-to-answer = Skip to the answer
web-theme-dark = Use dark colours
web-theme-light = Use light colours
web-close = Close
web-cancel = Cancel
web-done = Done
web-try-again = Try again
web-send-unknown = No answer came: it is not known whether it arrived
web-send-unknown-how = The same words sent again count once. Other words may arrive beside the first.
web-send-unknown-twice = No answer came: it is not known whether it arrived. Sent again, it may arrive twice.
web-send-again = Send again
web-send-change = Change it all the same
web-list-comma = {", "}
web-list-or = {" or "}
web-simulated-value = simulated
web-simulated = partly simulated

## Numbers

web-unit-people = people
web-uncertainty-unknown = ± ?
web-percent = { $value } %
web-percent-least = less than { $value } %
web-no-value = no value
web-known-measured = measured
web-known-computed = computed
web-known-assumed = assumed or inferred
web-quality-1 = accurate measurement
web-quality-2 = extrapolated from a survey
web-quality-3 = extrapolated from higher-level data
web-quality-4 = estimated on stated assumptions
web-quality-5 = rests mainly on estimates
web-quality-6 = method not known

## Failures

web-failed-city = We cannot reach the city
web-failed-interventions = We do not know what the city can do
web-failed-assessment = We do not know where the city stands
web-failed-plan = The plan could not be computed
web-failed-selection = What is chosen could not be counted.
web-failed-row = What is known here could not be read
web-failed-map = Part of the map is missing
web-failed-why = This explanation could not be opened
web-failed-code = The code could not be opened
web-failed-no-answer = The server does not answer. What is on the page stays and can be read. Check that the server runs, then try again.
web-failed-server = The server answered with an error it did not explain. Try again; if it stays, look at the server's log.
web-failed-unreadable = The answer could not be read ({ $problem }). Reload the page; if it stays, server and page may be of different versions.
web-failed-since = Since { $time }

## The plan and its measures

web-plan-question = Plan: what would it change?
web-plan-section = The plan
web-plan-name = Name of the plan
web-plan-unnamed = New plan
web-plan-empty = Start from a goal or a question, or add the first measure.
web-starter-go = Work it out
web-starter-name = Warm houses
web-make-a-plan = Make a plan
web-measures-count = { $count ->
    [one] 1 measure
   *[other] { $count } measures
}
web-loading-interventions = Reading what the city can do…
web-add-measure = Add a measure
web-change = Change
web-action-on = { $action }: { $name }
web-remove-measure = Remove this measure
web-not-counted = Not counted
web-uptake = Share that takes part: { $name }
web-count = How many
web-count-share = A share of those that can have it
web-count-number = A number of them
web-count-rows = Number of { $name }
web-count-what = What the number of { $name } counts
web-count-places = Places ({ $entity })
web-count-unit = { $name } ({ $unit })
web-count-first = Which come first: { $name }
web-count-lot = Drawn by lot
web-count-highest = { $name }, highest first
web-count-lowest = { $name }, lowest first
web-count-told = { $count } of them, drawn by lot
web-count-told-highest = { $count } of them, { $name }: highest first
web-count-told-lowest = { $count } of them, { $name }: lowest first
web-skipped = { $text }: { $count } left out
web-selection = { $entity }, { $count } of { $total }
web-selection-empty = { $entity }, none fits
web-selection-colon = {": "}
web-which = Which ones
web-filter-before = { $name } before
web-filter-least = { $name }, at least
web-any = any
web-chosen = { $count } chosen
web-filter-zone = Zone
web-condition-before = from before { $year }
web-condition-from = from { $year } on
web-condition-least = { $name } at least { $value }
web-condition-below = { $name } below { $value }
web-condition-zone = in { $zones }
web-condition-area = inside the drawn area
web-condition-ids = { $count } chosen by hand
web-draw-area = Draw an area
web-draw-again = Draw more areas
web-remove-area = Without area
web-draw-hint = Press on the map to set the corners of the area. With keys: move the map with the arrows, set a corner with Enter.
web-draw-corners = { $count } corners set. A double click, or Enter once more, uses the area.
web-draw-finish = Use this area
web-draw-undo = Take back the last corner
web-condition-line = along the brushed stroke, { $width } wide
web-condition-areas = inside { $count } drawn areas
web-condition-strokes = along { $count } brushed strokes
web-brush = Brush on the map
web-brush-again = Brush more strokes
web-brush-remove = Without strokes
web-brush-hint = Press on the map and draw over the places. With keys: move the map with the arrows, set a point of the stroke with Enter.
web-brush-drawn = { $count ->
    [one] One stroke.
   *[other] { $count } strokes.
} Draw on for another one, or use what is drawn.
web-brush-keys = With keys: Enter sets a further point, “Next stroke” begins another, Enter once more in the same place uses them.
web-brush-finish = Use these strokes
web-brush-undo = Take back the last stroke
web-brush-next = Next stroke
web-draw-next = Next area
web-draw-areas = { $count ->
    [one] One area.
   *[other] { $count } areas.
} Set the corners of another one, or use what is drawn.
web-brush-width = Width of the brush
web-settings = Settings
web-setting-by-row = differs from one to the next
web-setting-default = Default { $value }

## Costs

web-cost-build = Investment
web-cost-run = Operating cost, a year
web-cost-energy = Energy bills, a year
web-cost-tonne = Abatement cost

## Effects

web-effects-section = What changes
web-effects-caption = Effects of the plan: value today, value with the plan, change in per cent
web-what-changes = What the plan changes
web-today = Today
web-plan = Plan
web-group-better = Gets better
web-group-worse = Gets worse
web-group-changed = Changes, neither better nor worse
web-group-same = No change
web-group-slight = No change worth the name
web-group-unknown = Cannot be told
web-verdict-better = better
web-verdict-worse = worse
web-verdict-changed = changes
web-verdict-same = no change
web-verdict-slight = no change worth the name
web-verdict-unknown = cannot be told
web-change-axis = Change
web-change-name = { NUMBER($percent, maximumFractionDigits: 1) } per cent, { $verdict }, uncertainty not known
web-change-unknown = from zero
web-uncertainty-note = ± ? The uncertainty of these numbers has not been worked out yet.
web-hero-less = { $share } less than today.
web-hero-more = { $share } more than today.
web-hero-same = No change against today.
web-hero-touched = Changed: { $rows }.
web-computed = Computed in { NUMBER($seconds, maximumFractionDigits: 2) } s from snapshot { $snapshot }; { $rows } rows worked out again.
web-loading-plan = Working out the plan…
web-still-computing = Still computing
web-show-table = Show as table
web-show-effects = Show effects
web-table-outside = In no zone
web-table-of = Table by zone of
web-table-caption = { $quantity } by zone, today and with the plan
web-table-empty = No effect of this plan is known by zone.
web-zone = Zone

## Where the city stands

web-city-today = The city today
web-city-counts = { $buildings } buildings, { $residents } residents, { $zones ->
    [one] 1 zone
   *[other] { $zones } zones
}
web-city-counts-closed = { $buildings } buildings, { $zones ->
    [one] 1 zone
   *[other] { $zones } zones
}
web-city-zero = { $count ->
    [one] 1 more is zero today
   *[other] { $count } more are zero today
}
web-loading-assessment = Reading the city…

## Map

web-map = Map of the city. Arrows move it, plus and minus zoom, Enter opens what lies in the middle.
web-map-section = Map: { $quantity }
web-map-section-split = Map: { $quantity }, today and with the plan
web-quantity = Quantity that colours the map: { $entity }
web-quantities-compared = To compare
web-quantities-whole = As a whole
web-quantities-detail = Details
web-legend = Classes
web-legend-missing = { $count ->
    [one] one without a value
   *[other] { $count } without a value
}
web-legend-estimated = { $share } assumed or inferred
web-legend-zones = { $area }: the middle value of each. Zoom in to see more
web-legend-simulated = partly from simulated data
web-divide = Divide between { $left } and { $right }
web-divide-value = { $share } % { $left }
web-more-sources = and { $count } more
web-zoom-in = Zoom in
web-zoom-out = Zoom out
web-scale = Scale: { $metres } metres
web-metres = { $count } m
web-kilometres = { $count } km

## A row

web-loading-row = Reading what is known here…
web-with-the-plan = With the plan

## Why?

web-why = Why this number
web-why-of = Why this number? { $place }, { $when }
web-why-inputs = It comes from
web-why-source = Source
web-loading-why = Reading where it comes from…
web-levels = { $known } known, { $inferred } assumed or inferred
web-leaf-row = row { $row }
web-leaf-valid-from = valid from { $date }
web-copy = Copy with sources
web-copied = Copied
web-show-code = Show the code
web-hide-code = Hide the code

## How sure

web-uncertainty-untold = How far these may be off is not known:
web-uncertainty-ninety = ± holds 90 % of what each number may be. Where the change may be none, it is too close to call.
web-uncertainty-waiting = Working out the uncertainty of these numbers…
web-uncertainty-drivers = What makes it uncertain: { $quantity }
web-uncertainty-between = { $low } to { $high }
web-change-between = { NUMBER($percent, maximumFractionDigits: 1) } per cent, between { NUMBER($low, maximumFractionDigits: 1) } and { NUMBER($high, maximumFractionDigits: 1) }, { $verdict }
web-group-unclear = Too close to call
web-group-failed = Not known
web-verdict-unclear = too close to call
web-verdict-failed = could not be computed
web-hero-unclear = Too close to call: it may be less or more than today.

## Kinds of measures

web-strategy-avoid = Avoid: need less
web-strategy-shift = Shift: another supply
web-strategy-improve = Improve: do it better
web-strategy-finance = Finance: who pays
web-whole-city = For the whole city
web-report = Report
web-open-group-attributes = Attributes
web-connect = Connect a sensor
