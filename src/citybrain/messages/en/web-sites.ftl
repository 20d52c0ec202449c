## Where next: sites for new facilities, in Plan.

web-sites-hint = Junctions at which new facilities bring the most residents within reach who are out of it today.
web-sites-kind = What
web-sites-kind-groceries = Groceries
web-sites-kind-health = Health care
web-sites-kind-childcare = Childcare
web-sites-kind-school = School
web-sites-count = How many at most
web-sites-budget = Budget, { $currency }
web-sites-budget-none = no limit
web-sites-minutes = On foot within
web-sites-waiting = Sites are being searched
web-sites-failed = Sites could not be worked out
web-sites-near = Residents within { $minutes } minutes on foot
web-sites-near-today = Today
web-sites-after = With these sites
web-sites-demand = Most demand first
web-sites-most = At most possible
web-sites-cost = { $count ->
    [one] One site costs { $money } once.
   *[other] { $count } sites cost { $money } once.
}
web-sites-take = Put them in the plan
web-sites-where = Sites, in the order of choice, and whom each brings within reach beside those before it
web-sites-site = { $number }. { $zone }
web-sites-gain = Who gains, by zone
web-sites-none = Nobody on the streets is out of reach: no site brings anybody more.
web-sites-how = Each site is chosen with those before it in place; all junctions are looked at, whether there is ground for one is not. “Most demand first” looks at each junction alone. No choice of as many exceeds “at most possible”.
