"""What is held about one person: it is handed to them, or erased with a proof that it was."""
