"""The viewer's log of what was watched and heard."""
