## Where next: sites under a budget, in Plan.

web-sites-hint = Where it serves most that is not served today, for what it costs.
web-sites-kind = What
web-sites-count = How many at most
web-sites-budget = Budget, { $currency }
web-sites-budget-none = no limit
web-sites-minutes = On foot within
web-sites-waiting = Sites are being searched
web-sites-failed = Sites could not be worked out
web-sites-near = { $what }, { $minutes } minutes on foot
web-sites-near-today = Today
web-sites-after = With these sites
web-sites-demand = Most demand first
web-sites-most = At most possible
web-sites-cost = { $count ->
    [one] One site costs { $money } once
   *[other] { $count } sites cost { $money } once
} and { $yearly }.
web-sites-take = Put them in the plan
web-sites-where = Sites in the order of choice, what each adds to those before it, and what it costs
web-sites-site = { $number }. { $zone }
web-sites-gain = Who gains, by zone
web-sites-groups = Who gains, by group
web-sites-group = These
web-sites-others = Others
web-sites-unknown = Not known
web-sites-none = No site adds anything: what could be served is served.
web-sites-how = Each site is chosen with those before it in place, by what it adds, or adds for its money; whether there is ground for it is not looked at. “Most demand first” looks at each place alone, for the same money. No choice of as many for as much money exceeds “at most possible”. People of a zone gain alike.
