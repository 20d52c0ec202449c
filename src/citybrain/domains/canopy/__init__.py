"""Canopy: what cells of the ground tell of neighbourhoods and streets, today and with the trees of a plan."""
