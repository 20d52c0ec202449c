"""Streets and access: networks of streets and what people reach on them."""
