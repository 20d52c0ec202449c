"""What a plan does to signals."""
