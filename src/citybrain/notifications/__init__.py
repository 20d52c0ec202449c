"""Who must know gets it: an outbox in the records, rosters, addresses, answers, escalation, and the ways to send."""
