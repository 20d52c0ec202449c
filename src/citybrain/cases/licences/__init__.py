"""Licences of firms for vehicles on named roads: application, check, decision, reports, incidents, suspension, sums."""
