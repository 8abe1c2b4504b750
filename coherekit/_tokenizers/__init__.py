"""The models' own tokenizers: fetched once, kept on disk and in memory, used by `tokenize(offline=True)`.

Tokenizing is the work of the package tokenizers.
"""
