"""From what is published to spec/cohere.yaml: the OpenAPI file, docs pages, or a LAP description.

Each source has a folder of its own.
"""
