"""Use of public space: who stays on squares, in parks and on pedestrian streets."""
