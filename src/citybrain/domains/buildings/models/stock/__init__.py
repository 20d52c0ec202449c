"""How old buildings and their parts are, what comes due, and how the stock of floor changes from year to year."""
