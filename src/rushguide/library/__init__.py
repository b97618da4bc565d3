"""The viewer's own audio files: found, read, remembered, and matched with songs."""
