"""A command-line guide to Moving Pictures: The Rush Story and the music behind it."""

__version__ = "0.1.0"
