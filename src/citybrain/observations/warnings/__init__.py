"""Early warnings: values of law and health that are exceeded or will be, drafted here and issued by a person."""
