"""Pages that list several articles."""
