"""Which cells of the ground habitats and streets lie on."""
