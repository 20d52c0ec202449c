"""Road noise by CNOSSOS-EU: emission, propagation, and the relation of receivers and links."""
