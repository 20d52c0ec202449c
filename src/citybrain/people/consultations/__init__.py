"""Consultations: one question on a plan, answers, what people add to it, and what became of each."""
