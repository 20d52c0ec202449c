"""Inspections: visits that are due, questions as data, answers of a phone, findings that two persons stand for."""
