"""The building envelope: areas, transmission, leakage, sun and stored heat."""
