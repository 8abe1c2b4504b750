"""One call of the API without I/O: the request, the attempts at it, and the model or the error that it ends with.

A call is a generator that yields steps; the drivers carry them out.
"""
