"""Greenhouse gases of energy used in buildings."""
