"""Are we on course: what a city promised, where its approved plans lead, its indicators, other cities beside it."""
