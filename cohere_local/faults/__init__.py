"""What a test has the server do: faults of the next requests, written replies, and recorded exchanges.

Data and its checks; the serving room acts on it.
"""
