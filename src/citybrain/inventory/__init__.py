"""The greenhouse gas inventory of a city: what was done, what it emitted, how sure that is, and what must add up."""
