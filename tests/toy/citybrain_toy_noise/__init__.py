"""Noise of streets: a domain that another distribution brings."""
