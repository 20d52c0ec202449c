"""What a city measures now: how fresh it is, what is usual at this hour, and what is out of the ordinary."""
