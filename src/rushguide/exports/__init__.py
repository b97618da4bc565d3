"""Records to text for other programs."""
