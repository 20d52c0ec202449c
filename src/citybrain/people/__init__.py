"""What residents do with the city: its services, questions in words, and objections."""
