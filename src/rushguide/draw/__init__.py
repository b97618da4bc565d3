"""Pages and tables as Rich renderables: the only code that knows Rich."""
