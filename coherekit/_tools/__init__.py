"""Tools of a chat made from Python functions, the loop that calls them, and replies read as a type.

Schemas come from type hints by msgspec or pydantic.
"""
