"""Air beside the road: nitrogen dioxide and fine particles at façades, and who lives with how much of them."""
