"""What a plan changes, as documents that leave the program: a page to read, a workbook, a table, a manifest."""
