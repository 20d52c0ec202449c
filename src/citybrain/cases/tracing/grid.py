"""Steps and bounds of what a trace sums."""

RATE_STEP = 0.15
"""Step of the logarithm of a rate; a tenth of what readings scatter by changes nothing that is answered."""

LEAST_LOG = -60.0
"""Logarithm of a dilution [s/m3] below which nothing arrives."""

NEAREST = 2.0
"""Metres before which a source is taken to be no nearer."""
