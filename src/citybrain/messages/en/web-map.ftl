### The map: comparison, layers, table, picture, faults.

web-map-menu = Map
web-map-table = Show as table
web-map-table-key = t
web-map-zones = Values of areas on the map
web-map-picture = Save as picture
web-map-picture-failed = The picture could not be made. Make the window smaller and try again.
web-map-picture-simulated = partly simulated
web-map-picture-change = { $quantity }: plan less today
web-map-picture-method = Worked out after { $source }

web-map-compare = How { $left } and { $right } are compared
web-map-side-by-side = Side by side
web-map-difference = Difference
web-map-section-difference = Map: { $quantity }, difference between plan and today
web-map-legend-change = Classes of the difference: { $right } less { $left }
web-map-too-close-span = Middle class: too close to call, less than { $share } of what there is between low and high values ({ $left })
web-map-too-close = Middle class: too close to call, less than { $share } of what is usual ({ $left })
web-map-plan-year = Plan, { $year }
web-map-all-missing = Nothing has a value
web-map-by-zone = { $quantity }, by area
web-map-point = { $name }: { $value }. Why?
web-map-zone-change = { $today } → { $plan }

web-map-outside = Outside the data
web-map-outside-view = , out of view. Go there
web-map-waiting = The map is on its way
web-map-no-drawing = This browser cannot draw the map
web-map-no-drawing-why = It has no WebGL 2, or it is switched off. Measures, effects and the table work without it.
web-map-lost = The map has lost the graphics card
web-map-lost-why = It comes back by itself as soon as the browser gives it back. Measures, effects and the table work meanwhile.

web-map-choose-zones = Choose zones on the map
web-map-zones-hint = Press a zone on the map to choose it, again to leave it out. With keys: move the map with the arrows, choose with Enter.
web-map-zones-chosen = Chosen: { $zones }
web-map-zones-finish = Use these zones
web-map-zones-undo = Take back the last zone
web-map-count = { $entity }: { $count } of { $total } chosen
web-map-counting = Counting
web-map-not-counted = What is chosen could not be counted; you can use the choice all the same.

web-map-table-of = Rows of the table
web-map-table-view = { $entity }: in view
web-map-table-all = { $entity }: all
web-map-table-areas = { $area }: all
web-map-table-rows = Rows
web-map-table-caption = { $quantity }, as the map shows it
web-map-table-change = Change
web-map-table-known = Known
web-map-table-empty = Nothing is in view. Move the map or zoom out.
web-map-table-far = Too much is in view to list it. Zoom in, or list the areas.
web-map-table-no-zones = This quantity is not known by area. Choose another one in the legend.
web-map-table-count = { $first } to { $last } of { $total }
web-map-table-before = Previous
web-map-table-after = Next
web-map-table-listed = { $entity }: in the drawn area

web-map-layers = Layers
web-map-entities = What is shown
web-map-layers-search = Find a quantity
web-map-layers-nothing = No quantity has these words. Try fewer letters.
web-map-layers-none = No quantity is declared of it. It can be shown plain.
web-map-plain = Without values
web-map-plain-what = one colour
web-map-plain-count = { $count } in the city
web-map-open-row = Press to see what is known
web-map-list-area = List what lies in an area
web-map-list-finish = List what lies in it
web-map-csv = Save values as CSV
web-map-save = Save as { $form }
web-map-without = Without plan
web-map-without-year = Without the plan, { $year }
web-map-against-without = Against the same year without the plan
web-map-side-plan = { $letter } · { $name }
web-map-b-less-a = B less A
web-map-unclear = Hatched: too close to call, the interval of the difference holds zero: { $count } of { $drawn } that differ in view
web-map-unclear-part = Hatched: too close to call, the interval of the difference holds zero: { $count } of { $drawn } that were drawn; { $asked } in view differ, zoom in for the others
web-map-interval-ends = ({ $ends })
web-map-unclear-one = Too close to call: the interval holds zero
web-map-interval-coming = How sure this is, is being worked out …
web-takers-of = Who has it: { $measure }
web-takers-count = { $entity }: { $taken } have it of { $chosen } that the measure chooses
web-takers-year = Has it since { $year }
web-takers-years = Has it since { $first } to { $last }
web-takers-since = Has it since { $year }
web-takers-could = Chosen, does not have it
web-takers-beside = Not chosen by the measure
web-takers-column = Has it since
web-takers-end = Back to quantities
web-takers-show = Show on the map
web-takers-adopted = { $adopted } of { $selected } have it.
web-takers-makes = { $label }: { $amount } in { $places ->
    [one] one place
   *[other] { $places } places
  } of { $selected }.
web-takers-failed = Who has the measure could not be fetched.
web-map-reach = What is reached from here?
web-map-sites = Where next?
web-map-ways = From here to there
web-map-width = Width of lines: { $quantity }, widest at { $most } { $unit }, on the right of the way
web-map-beside = Which of them the map shows
web-map-voices = Answers of residents
web-map-voices-failed = Places of surveys could not be loaded
web-map-voices-cell = { $count ->
    [one] 1 place
   *[other] { $count } places
}
web-map-voices-most = At most { $count } in a cell.
web-map-voices-how = Cells with few places are not shown: { $count } places.
web-map-voices-none = Too few people answered for a map.
web-map-voices-agreement = Agreement by area
web-map-voices-agreement-how = Share of those who answered yes, from { $low } to { $high }. Where the outline is dashed it is withheld.
web-map-voices-hide = Hide
