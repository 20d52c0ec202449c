"""A helper acts for a person who agreed to it: what for, until when, and what was done."""
