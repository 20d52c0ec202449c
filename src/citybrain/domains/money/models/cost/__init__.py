"""What energy and measures cost."""
