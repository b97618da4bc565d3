"""A command-line guide to Moving Pictures: The Rush Story and the music behind it."""

from typing import Final

__version__: Final = "0.1.0"
