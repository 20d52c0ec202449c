"""Carrying capacity: what land, water, minerals, environment, ecology and disasters allow."""
