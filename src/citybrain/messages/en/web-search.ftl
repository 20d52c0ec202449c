## Find measures that reach a target

web-search = Find measures for a target
web-search-how = The engine runs many plans, year by year, and keeps the one that reaches the target at least cost to society. Roll-outs stay within what trades can do in a year.
web-search-promised = What the city has promised
web-search-quantity = What must fall
web-search-yearly = Investment in any one year, at most ({ $currency })
web-search-own = Only from the measures of this plan
web-search-find = Find measures
web-search-stop = Stop and show the best so far
web-search-left = { $done } of at most { $of }; at most { $minutes } min left
web-search-begins = The city without a plan is worked out first
web-search-failed = The measures could not be found
web-search-use = Use as plan
web-search-use-nearest = Open the nearest plan, which misses the target
web-search-name = Target { $by } at least cost
web-search-chance = The target is met in { $share } of the draws of what is uncertain ({ $kept } if every trade keeps its stated pace).
web-search-chance-unknown = How likely the target is met cannot be told.
web-search-measures = Measures, the cheapest first
web-search-column-measure = Measure
web-search-column-taking = Taking part
web-search-column-years = Roll-out
web-search-column-yearly = At most a year
web-search-column-share = In the end
web-search-column-investment = Investment
web-search-column-added = Brings
web-search-column-price = Abatement cost
web-search-capacity = { $trade }: at most { $share } a year
web-search-estimate = estimate, { $low } to { $high }
web-search-no-trade = Without a trade
web-search-curve = Cost curve
web-search-curve-how = Each bar is a measure added to those on its left, run by the engine, so that the widths add up to the whole plan. In another order they would differ: effects hang together.
web-search-bar = { $label }: { $amount } at { $price }
web-search-cost-how = Cost to society ({ $names }), discounted over the years, beyond what happens without the plan.
web-search-price = One more { $unit } in the year of the target would cost { $price } at present value.
web-search-obstacles = What stands in the way
web-search-unsuitable =
    { $count ->
        [one] Who cannot have a measure: { $count } reason
       *[other] Who cannot have a measure: { $count } reasons
    }
web-search-refused =
    { $count ->
        [one] { $count } measure was left out
       *[other] { $count } measures were left out
    }
