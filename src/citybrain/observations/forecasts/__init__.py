"""What a stream will read in the next three days: trained as a recorded act, checked against simple rules."""
