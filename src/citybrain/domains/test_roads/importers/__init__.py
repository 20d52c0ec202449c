"""Files of test roads."""
