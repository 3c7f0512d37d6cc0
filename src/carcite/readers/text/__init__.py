"""Read a page as text: rules over kinds of lines, for copied text and for an HTML page's rendered lines."""

from carcite.readers.text.reader import read_copied_text

__all__ = ["read_copied_text"]
