"""Quality control of readings by the QARTOD tests: what is good, suspect or failed, why, and how fresh streams are."""
