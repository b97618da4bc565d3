"""From a guide to records: names, ranges, filters, search, statistics and sources of values."""
