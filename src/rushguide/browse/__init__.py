"""The guide on one full screen: what commands print, with names that are links."""
