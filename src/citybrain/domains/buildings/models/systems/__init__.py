"""Heating, hot water and cooling systems: from need to the energy they take."""
