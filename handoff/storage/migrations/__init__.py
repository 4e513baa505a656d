"""Alembic's revisions of all tables: the hall's and the case store's."""
