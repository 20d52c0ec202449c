"""What keeps the readings of a city in order: those that grew old go, older months move to files, copies are made."""
