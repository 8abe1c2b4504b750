"""The wire: connections, the pool of them, TLS, proxies, content encodings, and any HTTP client that is passed in.

It takes a `Send` and gives a reply or a failure; it knows nothing of retries or models.
"""
