"""Rows of an entity with any of its quantities as files of GeoJSON, GeoPackage and GeoParquet."""
