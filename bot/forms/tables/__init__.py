"""The tasks, one module a subject; each is a table of fields."""
