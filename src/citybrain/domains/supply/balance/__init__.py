"""The balance of five waters and rain for trees, from tables."""
