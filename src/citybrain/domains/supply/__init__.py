"""Water supply: networks of pipes, their pressures and leaks, and the balance of five waters."""
