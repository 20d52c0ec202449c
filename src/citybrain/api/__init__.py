"""The city over HTTP: one module per resource, no formulas."""
