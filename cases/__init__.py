"""The case store: complaints and callbacks with their rules, deadlines, numbers and audit chain.

Imports the standard library and SQLAlchemy only. Handoff and actions build on it, never it on them.
"""
