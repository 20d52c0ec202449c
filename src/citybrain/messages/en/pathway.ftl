### A plan from year to year.

path-scenario = { $first } to { $last }. Without the plan: { $name }.
path-emissions = Emissions from year to year (CO₂ equivalent)
path-column-year = Year
path-column-reference = Without the plan
path-column-plan = With the plan
path-column-reference-sum = So far, without
path-column-plan-sum = So far, with
path-column-left = Left of the budget
path-column-strategy = Strategy
path-column-group = Who
path-column-gain = Gains (−: pays), net present value
path-budget = Budget of emissions: { $limit }
path-budget-reference-lasts = Without the plan it lasts until { $last }; { $left } are left.
path-budget-reference-used-up = Without the plan it is used up in { $year }; by { $last } it is passed by { $over }.
path-budget-plan-lasts = With the plan it lasts until { $last }; { $left } are left.
path-budget-plan-used-up = With the plan it is used up in { $year }; by { $last } it is passed by { $over }.
path-target = Target: { $label }, { $base } in { $base_year }
path-target-met = { $year }: wanted { $wanted }, with the plan { $reached }: met with { $away } to spare
path-target-missed = { $year }: wanted { $wanted }, with the plan { $reached }: missed by { $away }
path-groups = Who gains and who pays
path-not-known = not known
path-money-present-value = Net present value for society
path-money-investment = Investment
path-money-subsidies = Grants
path-money-cost-per-tonne = Abatement cost
path-money-payback-years = Payback
