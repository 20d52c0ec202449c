"""What imputation may look at, and the rules of the domains run in their order."""
