"""A page, opened: the only door for bytes. Its text, its tree, its visible lines, its head."""

from carcite.page.opening import SIZE_LIMIT, Page, Source, open_page

__all__ = ["SIZE_LIMIT", "Page", "Source", "open_page"]
