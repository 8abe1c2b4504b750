"""Files on disk: fetching what the API names by a URL, and files that are there whole or not at all.

Downloads are flows without I/O on the network; the caller gives the file.
"""
