"""Enterprises of a public register, as points of the map."""

from __future__ import annotations
