"""Each reader looks at a page in one way and yields claims, or nothing."""
