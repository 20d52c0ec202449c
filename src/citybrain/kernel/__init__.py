"""The knowledge kernel: declared quantities in one graph."""
