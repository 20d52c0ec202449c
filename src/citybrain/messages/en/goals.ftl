### Goals that a plan can start from.

progress-goals = Measures computed, each alone
goal-cheapest-tonnes = Avoid emissions for the least money a tonne
goal-fewest-emissions = Avoid as many emissions as can be
goal-lowest-bills = Bring energy bills down
