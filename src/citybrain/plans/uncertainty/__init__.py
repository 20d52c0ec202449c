"""How far results may be off: intervals of city and zones, and which input has which share in them."""
