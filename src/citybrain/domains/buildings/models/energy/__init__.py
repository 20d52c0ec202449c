"""Delivered energy by carrier, of buildings, zones and the city."""
