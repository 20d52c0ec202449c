"""What follows from answers of a survey."""
