"""Reading what customers write: numbers, quantities, days and times, and the bank's own names."""
