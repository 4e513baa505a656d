"""The supervisors' history over HTTP; docs/reports.md describes it."""
