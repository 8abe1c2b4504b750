"""Docs pages merged into the spec at hand."""
