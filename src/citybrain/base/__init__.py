"""What every room of the house stands on and no subject owns."""
