"""A LAP description checked against the spec."""
