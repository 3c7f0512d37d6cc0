"""Record formats: pure functions from references to text."""
