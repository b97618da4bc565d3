"""Scripts for those who work on rushguide; none is part of the package."""
