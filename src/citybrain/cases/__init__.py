"""Cases: what needs a person, from the rule that opens one to the proof that closes it."""
