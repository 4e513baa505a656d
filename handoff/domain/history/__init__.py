"""What the log says about the service in hindsight; terms of ISO 18295-1 and COPC, formulas in docs/reports.md."""
