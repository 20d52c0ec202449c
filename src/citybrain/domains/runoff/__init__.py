"""Rain on the ground: runoff, flow paths and ponds of a cloudburst, water held back, and floods of sea and river."""
