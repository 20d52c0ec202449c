"""How safe streets are: risk by speed and traffic, accidents that are known, and unsafe places."""
