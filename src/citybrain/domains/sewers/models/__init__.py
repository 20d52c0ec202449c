"""What a storm does to a network of sewers."""
