"""Greenhouse gases of building: of measures, of new floor, and of the floor that need not be built."""
