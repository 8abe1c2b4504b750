"""What is more than one call: pages, batches, polling, and arguments that change how a call is made.

Without I/O, as a single call is.
"""
