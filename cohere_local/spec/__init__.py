"""What the spec says, as the server needs it: routes, schemas, and samples made from them.

Everything here is read from the one document that the client was generated from.
"""
