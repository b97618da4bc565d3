"""Completion for shells: what fits the word at the cursor. Nothing on the line is run, and no error is ever shown."""
