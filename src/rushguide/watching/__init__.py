"""The viewer's own way through the guide: which evening is for what."""
