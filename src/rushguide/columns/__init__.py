"""The columns of each listing, declared once for every format."""
