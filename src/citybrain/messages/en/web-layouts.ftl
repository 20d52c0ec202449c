## Lay out a square

web-layouts = Lay out a square
web-layouts-how = Layouts are generated under a budget. Each is a plan that the engine runs, and those stay that no other betters in everything.
web-layouts-kind = What is laid out
web-layouts-space = Square
web-layouts-budget = Budget ({ $currency })
web-layouts-seed = Seed
web-layouts-keep = Keep 3 m of each way through it free
web-layouts-find = Generate layouts
web-layouts-failed = The layouts could not be made
web-layouts-waiting = Looking for squares
web-layouts-tried = { $tried } layouts were scored, { $front } of them are bettered by none. Shown are those that lie farthest apart.
web-layouts-up = Upwards
web-layouts-colour = Colour
web-layouts-chart = { $up } against cost, coloured by { $colour }
web-layouts-mark = Layout { $number }: { $value }, { $other }, { $cost }
web-layouts-today = Today: { $value }
web-layouts-best = best
web-layouts-worst = worst
web-layouts-scored = Scored by
web-layouts-cost = Cost to build
web-layouts-upkeep = Upkeep
web-layouts-choose = Layouts, the cheapest first
web-layouts-name = Layout { $number }
web-layouts-drawing = { $name } from above, drawn from its plan
web-layouts-drawn = Drawn from the plan, not surveyed. North is up, a cell is { $metres }. Light cells keep a way free.
web-layouts-cells =
    { $count ->
        [one] 1 cell
       *[other] { $count } cells
    }
web-layouts-use = Use as plan
web-layouts-what = Numbers are those of the plan without their intervals. Crowns count as grown. The rest of the city is in the effects of the plan.
web-layouts-left-out = What was left out
web-layouts-conflicts = { $count } layouts: something would stand in the way of something else.
