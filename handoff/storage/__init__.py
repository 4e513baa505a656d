"""The database behind the ports: SQLAlchemy Core tables, read into and written from domain values."""
