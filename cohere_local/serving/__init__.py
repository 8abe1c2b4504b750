"""HTTP: the app, its routes, checks of requests, streams, the server, and the page that shows what it was asked.

What is answered stands in `answers`, what goes wrong on purpose in `faults`.
"""
