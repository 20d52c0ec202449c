"""Passengers in the lines of public transport: how many, how full, and what crowding costs them."""
