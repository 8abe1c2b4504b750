"""Carries out the steps of calls, blocking and async: the one place where calls meet the wire.

Here are also parallel calls, in threads or tasks, and the stream objects that users hold.
"""
