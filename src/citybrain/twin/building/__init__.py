"""The steps of a build: sources, footprints, surroundings, attributes, tables."""
