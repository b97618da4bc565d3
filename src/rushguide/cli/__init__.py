"""What a person types: a command is a sentence, options to the guide to the answer."""
