"""Streamed replies without I/O: from bytes to events, and from events to the whole reply.

Framing and decoding are for any stream; `streamed_call` is one call that gives events.
"""
