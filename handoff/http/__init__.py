"""Routes over plain HTTP: signing in, pages, health."""
