"""Reports of residents: each is a case of the loop, with a promise, a status by link, and an answer in plain words."""
