"""Noise of road traffic at the façades of all buildings, and who lives behind them."""
