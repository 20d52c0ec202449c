"""Expressions of OData ($filter, $orderby) as expressions over tables."""
