"""The world outside the hall: the assistant, the case store, clocks, passwords and tokens."""
