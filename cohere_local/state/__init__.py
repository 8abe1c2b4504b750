"""What a server remembers: datasets and their rows, jobs, connectors, models, and where they are kept on disk.

Answers change it one at a time.
"""
