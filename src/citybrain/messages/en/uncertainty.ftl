# Uncertainty: intervals and what they come from.
uncertainty-draws = Uncertainty cannot be worked out from { $received } draws. From { $least } to { $most } are possible; 200 are usual. Give another number.
uncertainty-beyond-sums = How far { $quantity } may be off cannot be told, since it hangs on { $input } of { $of } straight, and only sums and means over rows are drawn. Declare a total or a mean of it with `totals=("city",)`.
uncertainty-booked-apart = How far { $quantity } may be off is not told, since measures of this plan book to accounts that it does not read, and draws tell only a part of it.
uncertainty-few-tonnes = How far { $quantity } may be off is not told, since in more than one of a hundred draws the plan avoids no emissions.
uncertainty-money-not-drawn = How far { $quantity } may be off is not told, since not all that it sums up is known from year to year.
uncertainty-part-not-drawn = How far { $quantity } may be off is not told, since { $input } that it sums up is not drawn.
uncertainty-same-in-draws = { $quantity } is the same in every draw: nothing uncertain that is drawn moves it.
uncertainty-set-by-plan = Set by the plan: nothing that may be off leads to { $quantity }.
uncertainty-of-data = { $quantity } is as the data of the city tell it: no number behind it says how far it may be off.
uncertainty-behind-search = How far { $quantity } may be off is not told, since draws take { $input }, a search over the whole city, as stated, and what else may be off moves it by less than a thousandth.
uncertainty-change-same-in-draws = What the plan changes of { $quantity } is the same in every draw: nothing uncertain that is drawn moves it.
uncertainty-today-same-in-draws = { $quantity } today is the same in every draw: nothing uncertain that is drawn moves it, so that how far it may be off is not known.
uncertainty-stated-over-years = How far { $quantity } may be off is not told for a plan of years: its measures reach it by what draws of years take as stated.
uncertainty-as-stated-over-years = How far { $quantity } may be off is not told for a plan of years: it is taken as stated over the years.
uncertainty-number-unknown = How far { $quantity } may be off cannot be told, since it is not known itself.
uncertainty-too-many-tied = How far it may be off cannot be told. It goes along relations or fields, so that all rows of { $of } must be drawn together: { $received } of them, of at most { $allowed }. Ask for a smaller part of the city.
uncertainty-single-rows = { $entity }: variation from one to the next
uncertainty-interactions = What inputs do only together
progress-uncertainty = Working out the uncertainty of the numbers
report-scheme-all-rows = In each draw every row was computed.

cli-uncertainty = work out the uncertainty of the numbers: 90 % intervals and their sources
cli-uncertainty-draws = how many times inputs are drawn, 200 unless told otherwise
cli-uncertainty-seed = seed of the draws; the same seed gives the same numbers
cli-uncertainty-title = 90 % of the draws lie between
cli-uncertainty-drivers = Sources of uncertainty
cli-uncertainty-untold = { $label }: { $reason }
cli-uncertainty-interval = { $low } to { $high }
cli-uncertainty-facts = { $draws } draws with seed { $seed }; { $sample } rows computed in each; { $seconds } s.
cli-column-drivers = Sources of uncertainty
verdict-better = better
verdict-worse = worse
verdict-unclear = too close to call
verdict-changed = changed, neither better nor worse
verdict-same = no change
verdict-slight = no change worth the name
verdict-unknown = cannot be told
