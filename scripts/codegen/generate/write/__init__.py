"""From the IR to files: the imports of each module, the templates, formatting, and the swap of the folder.

Nothing is half written: the output replaces the old folder whole.
"""
