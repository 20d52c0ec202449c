"""Questions about streets: how far one gets, ways from place to place, sites of new facilities."""
