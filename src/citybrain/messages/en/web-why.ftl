## Why this number: formula, tree, report of a mistake.

web-why-dotted = Dotted, because more than half of it rests on values that are assumed or inferred.
web-why-formula-total = Sum of { $terms } over { $parts } parts
web-why-formula-mean = Weighted mean of { $terms } over { $parts } parts
web-why-formula-lookup = Looked up in a table by { $terms }
web-why-formula-rowwise = Worked out from { $terms }
web-why-counts-parts = { $known } parts known, { $inferred } assumed or inferred
web-why-counts-inputs = Comes from { $known } known and { $inferred } assumed or inferred values
web-why-share = { $share } of the uncertainty
web-why-sharing = Working out what makes this number uncertain…
web-why-shares-causes = First what makes it uncertain, the largest share before the rest.
web-why-shares-inputs = The largest share of the uncertainty first. Steps that hang on the same thing each carry its share, so shares can add up to more than 100 %.
web-why-rest = { $count } more, each below 5 % of the uncertainty
web-why-parts = { $count ->
    [one] Its largest part
   *[other] Its { $count } largest parts
}
web-why-uncertain = What makes it uncertain:
web-why-copy-share = { $label }: { $share } of the uncertainty
web-why-decided = decided in the plan
web-why-wrong = This looks wrong
