"""What is held about one person is erased, with a proof that it was."""
