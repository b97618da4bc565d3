"""Pages as text for a terminal, a pipe or a picture: the only code that knows Rich."""
