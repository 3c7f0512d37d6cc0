"""BibTeX and BibLaTeX read: the grammar by itself, and what its values say."""
