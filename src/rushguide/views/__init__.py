"""Records to Rich renderables. Views return and never print."""
