"""Nature: habitats, how they hang together, and what plans cut or join."""
