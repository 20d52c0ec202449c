"""The paper for the council: what is to be decided, on a few pages, beside the report that has every number."""
