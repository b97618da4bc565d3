"""What each listing shows: its columns, declared once for every format."""
