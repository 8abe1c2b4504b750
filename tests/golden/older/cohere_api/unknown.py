# Written by `python scripts/generate.py`. Do not edit: change spec/, templates/ or scripts/codegen/, then regenerate.
"""Members of unions that the spec does not list, one class for each discriminator."""

from __future__ import annotations

__all__ = []
