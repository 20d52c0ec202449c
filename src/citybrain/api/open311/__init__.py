"""Open311 GeoReport v2: services and requests for programs of others, as JSON and XML."""
