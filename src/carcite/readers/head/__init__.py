"""The meta tags of a page, one row a tag."""
