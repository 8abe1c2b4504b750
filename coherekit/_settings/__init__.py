"""What a client is set to: options, addresses, timeouts and the retry budget.

Each is checked once, when it is given; the environment is read when a client is constructed.
"""
