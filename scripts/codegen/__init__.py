"""Build-time code: from an upstream document to the spec, and from the spec to the generated package."""
