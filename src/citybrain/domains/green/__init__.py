"""Green: three trees, 30 % canopy and green within 300 m of homes, and who shares which green space."""
