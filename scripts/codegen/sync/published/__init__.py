"""The published OpenAPI file to the structure-only spec."""
