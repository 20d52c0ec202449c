"""Are we on course: what a city promised, how far it has come, and where its approved plans lead."""
