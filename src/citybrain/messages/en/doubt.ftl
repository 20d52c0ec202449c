# Doubt: intervals and what they come from.
doubt-draws = Doubt cannot be worked out from { $received } draws. From { $least } to { $most } are possible; 200 are usual. Give another number.
doubt-beyond-sums = How far { $quantity } may be off cannot be told, since it hangs on { $input } of { $of } straight, and only sums and means over rows are drawn. Declare a total or a mean of it with `totals=("city",)`.
doubt-too-many-tied = How far it may be off cannot be told. It goes along relations or fields, so that all rows of { $of } must be drawn together: { $received } of them, of at most { $allowed }. Ask for a smaller part of the city.
doubt-single-rows = { $entity }: variation from one to the next
doubt-interactions = What inputs do only together
progress-doubt = Working out the uncertainty of the numbers
report-scheme-all-rows = In each draw every row was computed.

cli-doubt = work out the uncertainty of the numbers: 90 % intervals and their sources
cli-doubt-draws = how many times inputs are drawn, 200 unless told otherwise
cli-doubt-seed = seed of the draws; the same seed gives the same numbers
cli-doubt-title = 90 % of the draws lie between
cli-doubt-drivers = Sources of uncertainty
cli-doubt-untold = { $label }: { $reason }
cli-doubt-interval = { $low } to { $high }
cli-doubt-facts = { $draws } draws with seed { $seed }; { $sample } rows computed in each; { $seconds } s.
cli-column-drivers = Sources of uncertainty
verdict-better = better
verdict-worse = worse
verdict-unclear = too close to call
verdict-changed = changed, neither better nor worse
verdict-same = no change
