"""What a plan can do, as functions from present to changed values."""
