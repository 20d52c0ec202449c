"""What the city is: readers of real files, imputation, and immutable snapshots."""
