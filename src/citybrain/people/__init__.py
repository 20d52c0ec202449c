"""What residents take part in: consultations on plans, and surveys."""
