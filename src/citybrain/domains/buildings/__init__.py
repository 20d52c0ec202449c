"""Buildings: what they are, the energy they use, and what can be done to them."""
