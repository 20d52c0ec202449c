"""The command line: puts the parts of the project together."""
