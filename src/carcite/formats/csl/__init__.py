"""CSL-JSON, written and read, and Zotero's own JSON."""
