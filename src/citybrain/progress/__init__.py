"""Are we on course: indicators computed and entered, their course and scores, other cities beside them."""
