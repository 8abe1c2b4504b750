"""The version of the distribution, apart so that reading it costs no import."""

__version__ = "0.1.0"
