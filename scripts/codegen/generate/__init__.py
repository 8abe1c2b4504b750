"""From the spec to the generated client."""
