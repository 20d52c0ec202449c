"""Roads on which automated vehicles are tried: where they are, and lengths that were published of them."""
