"""Surveys: questionnaires with skips, answered by link, on paper or at the counter without an account."""
