"""Rules for what no file says of a building: each value keeps the rule, its kind and its quality level."""
