"""Read a page as text: rules over kinds of lines, for copied text and for an HTML page's rendered lines."""
