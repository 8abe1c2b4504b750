"""What a new spec means for people: changes, and the report of a sync."""
