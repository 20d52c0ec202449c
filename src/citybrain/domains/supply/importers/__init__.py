"""What files say of water supply."""
