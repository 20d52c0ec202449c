## Layouts of a square

progress-layouts = Layouts scored by the engine
layouts-found = { $count } layouts of { $space } that no other betters in everything.
layouts-ended = { $count } layouts of { $space } so far: the search was ended early.
layouts-plan = { $space }, layout { $number }
layouts-plan-about = A layout out of { $tried } that were generated with the seed { $seed }.
layout-unknown = There are no layouts “{ $received }” any more. Ask for them again.
layout-relation-missing = Layouts of { $of } need the relation { $received }, which this city has not. Build the city again with this version (`citybrain build CITY`), or lay out without keeping ways free.
    .page = Layouts of { $of } need the relation { $received }, which this city has not. Ask whoever runs it to build it again, or lay out without keeping ways free.
layout-cells = The square has { $received } cells of the ground that lie in it by at least a half. Layouts take from 1 to { $allowed }. Choose another square, or smaller parts of it.
layout-score-unknown = The cells of the square have no value of { $quantity }.
layout-no-score = Layouts cannot be scored in this city: nothing that they would be scored by is known ({ $received }). Name the domains that tell it, such as [domains.heat], in city.toml and build the city again.
    .page = Layouts cannot be scored in this city: nothing that they would be scored by is known ({ $received }). Ask whoever runs it to add the data.
layout-measure-nobody = No cell of the square can have it: there is no room, ways need it, or it would stand over something.
layout-no-ground = { $file }, line { $line }, column { $column }: there is nothing in this city to lay out as “{ $received }”. Allowed: { $allowed }. Name the domain in city.toml and build the city again.
    .page = { $file }, line { $line }, column { $column }: there is nothing in this city to lay out as “{ $received }”. Ask whoever runs it to add squares.
layout-measure-unknown = { $file }, line { $line }, column { $column }: no layout can have the measure “{ $received }”. Did you mean { $near }? Allowed: { $allowed }.
layout-space-unknown = { $file }, line { $line }, column { $column }: there is no { $of } “{ $received }”. Did you mean { $near }? Ids look like { $example }.
layout-nothing-fits = { $file }, line { $line }, column { $column }: no measure fits “{ $received }”. Choose another square, other measures, or set keep_ways to false.
layout-budget-small = { $file }, line { $line }, column { $column }: a budget of { $received } pays for no layout. The cheapest measure costs { $allowed } on one cell. Give at least that much.
layout-none-made = { $file }, line { $line }, column { $column }: none of { $tried } layouts can be made ({ $conflicts } would stand in the way of something else). Give a larger budget, or other measures.
layouts-table = Layouts that no other betters, the cheapest first
layouts-column-number = Layout
layouts-column-cost = Cost
layouts-cells = { $count ->
    [one] 1 cell
   *[other] { $count } cells
}{ $pattern ->
    [rows] { " in rows" }
    [edge] { " along the edge" }
    [middle] { " around the middle" }
    [patch] { " in one patch" }
    [scattered] { " scattered" }
   *[other] { "" }
}
layouts-setting = { $unit ->
    [none] { $label } { $value }
   *[other] { $label } { $value } { $unit }
}
layouts-other-cells = { $words }; as layout { $number }, on other cells
layouts-today = today
layouts-conflicts = { $count } layouts were set aside: something would stand in the way of something else.
layouts-missing = Not scored: { $label }. { $text }
layouts-refused = Not used: { $label }. { $text }
layouts-written = { $count } plans are written to { $folder }.
