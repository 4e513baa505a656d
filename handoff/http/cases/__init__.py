"""The officers' REST interface under /api/cases."""
