"""Calculators: pure functions on Decimal, rounded as banks round, each with its formula and inputs."""
