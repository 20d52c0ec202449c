"""Air: how wind carries what a source emits, and what readings tell of where it comes from."""
