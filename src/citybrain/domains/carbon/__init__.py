"""Greenhouse gases of the energy that is used."""
