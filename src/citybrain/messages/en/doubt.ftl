# Doubt: intervals and what they come from.
doubt-draws = Doubt cannot be worked out from { $received } draws. From { $least } to { $most } are possible; 200 are usual. Give another number.
doubt-single-rows = What differs from one to the next of a kind
doubt-interactions = What inputs do only together
progress-doubt = Working out how far the numbers may be off
report-scheme-all-rows = In each draw every row was computed.

cli-doubt = work out how far the numbers may be off: 90 % intervals and what they come from
cli-doubt-draws = how many times inputs are drawn, 200 unless told otherwise
cli-doubt-seed = seed of the draws; the same seed gives the same numbers
cli-doubt-title = 90 % of the draws lie between
cli-doubt-drivers = What the doubt comes from
cli-doubt-interval = { $low } to { $high }
cli-doubt-facts = { $draws } draws with seed { $seed }; { $sample } buildings computed in each; { $seconds } s.
cli-column-drivers = The doubt comes from
verdict-better = better
verdict-worse = worse
verdict-unclear = too close to call
verdict-same = no change
