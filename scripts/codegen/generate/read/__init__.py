"""The overlaid document, checked and brought into a plain form: every object, enum and union has a name.

What is not supported is refused here, with file and pointer.
"""
