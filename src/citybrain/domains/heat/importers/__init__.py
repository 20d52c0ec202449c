"""What heat reads from the tables of a city."""
