"""Prices, taxes, investment, and who pays."""
