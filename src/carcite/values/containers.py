"""What the title of a journal, a book or a series tells of what stands in it."""

from __future__ import annotations

import re

# The Proceedings of the National Academy of Sciences and of the Royal Society are journals; a book of
# proceedings names its meeting.
_PROCEEDINGS = re.compile(
    r"\b(?:proceedings|proc\.|workshops?|companion|adjunct)\b.{0,160}\b(?:conference|conf\.|symposium|workshops?|meeting|congress)\b"
    r"|^(?:workshops?|conference|symposium)\b.{0,20}\b(?:at|on|of)\b|\b(?:conference|symposium) on\b"
    r"|^advances in neural information processing systems",
    re.I,
)


def is_proceedings(title: str) -> bool:
    """Say whether a container's title is that of a meeting's proceedings.

    >>> is_proceedings("Proceedings of the 12th Symposium on Tides")
    True
    >>> is_proceedings("Proceedings of the National Academy of Sciences")
    False
    """
    return _PROCEEDINGS.search(title) is not None
