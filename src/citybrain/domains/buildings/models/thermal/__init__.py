"""Heat and cold that buildings need, hour by hour."""
