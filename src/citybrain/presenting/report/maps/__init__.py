"""Maps as SVG: outlines of zones and buildings in the plane of the snapshot, coloured by what a plan changes."""
