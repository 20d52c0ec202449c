"""Ways of animals over cells of the ground: what measures on cells do to habitats and to the ways between them."""
