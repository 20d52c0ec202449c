"""Response to incidents: playbooks, tasks, who is inside, and a log that cannot be changed."""
