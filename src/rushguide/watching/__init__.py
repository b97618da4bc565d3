"""A viewer's own time: the plan of evenings, and the log of what was seen and heard.

`log.read_log` and `entries.seen_episodes` create nothing: without a log there are no entries, and no database is
opened.
"""
