"""What is answered: entities found, expanded and written."""
