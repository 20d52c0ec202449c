"""Manifests of runs: what a run read and what came out, so that anyone can run it again and compare."""
