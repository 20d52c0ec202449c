### The map: comparison, layers, table, picture, faults.

web-map-menu = Map
web-map-table = Show as table
web-map-table-key = t
web-map-zones = Values of zones on the map
web-map-picture = Save as picture
web-map-picture-failed = The picture could not be made. Make the window smaller and try again.
web-map-picture-simulated = partly simulated
web-map-picture-change = { $quantity }: plan less today
web-map-picture-method = Worked out after { $source }

web-map-compare = How today and the plan are compared
web-map-side-by-side = Side by side
web-map-difference = Difference
web-map-section-difference = Map: { $quantity }, difference between plan and today
web-map-legend-change = Classes of the difference, plan less today
web-map-too-close = Middle class: too close to call, less than { $share } of what is usual today
web-map-plan-year = Plan, { $year }
web-map-all-missing = No building has a value
web-map-by-zone = { $quantity }, by zone
web-map-point = { $name }: { $value }. Why?
web-map-zone-change = { $today } → { $plan }

web-map-outside = Outside the data
web-map-outside-view = , out of view. Go there
web-map-waiting = Buildings are on their way
web-map-no-drawing = This browser cannot draw the map
web-map-no-drawing-why = It has no WebGL 2, or it is switched off. Measures, effects and the table of all buildings work without it.
web-map-lost = The map has lost the graphics card
web-map-lost-why = It comes back by itself as soon as the browser gives it back. Measures, effects and the table work meanwhile.

web-map-choose-zones = Choose zones on the map
web-map-zones-hint = Press a zone on the map to choose it, again to leave it out. With keys: move the map with the arrows, choose with Enter.
web-map-zones-chosen = Chosen: { $zones }
web-map-zones-finish = Use these zones
web-map-zones-undo = Take back the last zone
web-map-count = { $total ->
    [one] { $count } of one building is chosen
   *[other] { $count } of { $total } buildings are chosen
}
web-map-counting = Counting buildings
web-map-not-counted = The buildings could not be counted; you can use the choice all the same.

web-map-table-of = Rows of the table
web-map-table-buildings = Buildings in view
web-map-table-all = All buildings
web-map-table-zones = Zones
web-map-table-rows = Rows
web-map-table-caption = { $quantity }, as the map shows it
web-map-table-change = Change
web-map-table-known = Known
web-map-table-empty = No building is in view. Move the map or zoom out.
web-map-table-far = Too many buildings are in view to list them. Zoom in, or list the zones.
web-map-table-no-zones = This quantity is not known by zone. Choose another one in the legend.
web-map-table-count = { $first } to { $last } of { $total }
web-map-table-before = Previous
web-map-table-after = Next
