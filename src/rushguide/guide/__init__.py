"""A guide: its records and their links, strict YAML, checks across records, files and cache."""
