"""The part of the generated package that no spec changes. The generator writes the `__init__.py` that names it."""
