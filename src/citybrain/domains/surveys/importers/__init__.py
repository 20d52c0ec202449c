"""Files of travel surveys."""
