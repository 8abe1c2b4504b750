"""What templates see: frozen dataclasses for models, operations and markers, and the literals in them.

Nothing here reads a document.
"""
