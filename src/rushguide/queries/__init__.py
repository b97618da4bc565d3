"""Guide to records: filters, ranges and names as people type them."""
