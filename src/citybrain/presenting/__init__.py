"""What people read: answers of the API and reports, made from what the mechanisms compute."""
