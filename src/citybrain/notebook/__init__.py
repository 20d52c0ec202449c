"""An open city in Python: what a notebook or a program asks of it, as data frames."""
