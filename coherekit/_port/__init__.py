"""What passes between a call and the wire, as plain values: what to send, what came back, what failed.

Both sides import it, so that neither imports the other.
"""
