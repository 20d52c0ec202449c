"""Measures of money: grants, loans, carbon prices, taxes. What they cost public budgets is counted, never hidden."""
