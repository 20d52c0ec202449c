"""Which ways cars take when nobody can save time by another one."""
