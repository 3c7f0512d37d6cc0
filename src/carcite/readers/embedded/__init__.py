"""Records that a page carries within it: JSON-LD, microdata, a script's state, COinS, BibTeX."""
