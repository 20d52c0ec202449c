"""Who travels where and by which mode: nested logit and doubly constrained gravity."""
