"""What reads the registers of enterprises."""
