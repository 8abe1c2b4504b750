"""An OpenAPI document: loading it, finding places in it, comparing shapes, applying the overlay.

For both scripts; nothing here knows of sync or of Python code.
"""
