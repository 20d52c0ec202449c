"""The engine of water networks and what is asked of it: pressures by hour, closed pipes, and where a leak is."""
