"""From the plain document to the IR: names, types, methods, and what each marker means.

One module for each kind of thing.
"""
