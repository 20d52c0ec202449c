"""Nudges without persons: teams of whole areas, letters with a control group, refunds at weighed bins."""
