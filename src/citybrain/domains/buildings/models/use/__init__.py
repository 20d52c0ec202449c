"""What people do in buildings: hot water, electricity, fresh air, inner heat."""
