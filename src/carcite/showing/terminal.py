"""What a page says, made harmless for a terminal."""

from __future__ import annotations

import re

from carcite.values.patterns import regex

# Controls (C0, DEL, C1), marks of direction, and halves of characters: what a terminal would obey; and
# what nobody sees: characters without width, fillers, tags (U+E0000 to U+E007F), which hide words.
_HIDDEN = (
    "\x00-\x1f\x7f-\x9f\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f"
)
# Between letters that they shape the joiners belong to the word (RFC 5892, appendix A.1 and A.2):
# Arabic, Syriac, N'Ko, Mandaic, the scripts of India, Tibetan, Myanmar, Khmer, Mongolian.
_SHAPED = "\u0620-\u07ff\u0840-\u0fff\u1000-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefc"
_CONTROLS = regex(f"[{_HIDDEN}]|(?<![{_SHAPED}])[\u200c\u200d]|[\u200c\u200d](?![{_SHAPED}])")
# Unicode's pictures of the C0 controls begin here: U+241B is the picture of ESC.
_PICTURES = 0x2400


def harmless(text: str, *, lines: bool = False) -> str:
    r"""Return the text with its control characters made visible, so that a terminal obeys none.

    Line ends become blanks, or stay as `\n` with `lines`.

    >>> harmless("\x1b[31mred")
    '␛[31mred'
    """
    if lines:
        return "\n".join(harmless(line) for line in re.split(r"\r\n|[\r\n]", text))
    return _CONTROLS.sub(_picture, re.sub(r"[\t\r\n]+", " ", text))


def _picture(found: re.Match[str]) -> str:
    code = ord(found.group())
    if code < 0x20:
        return chr(_PICTURES + code)
    if code == 0x7F:
        return "␡"
    # Beyond U+FFFF by two halves, as JSON has it: what is shown may be JSON.
    units = found.group().encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[start : start + 4]}" for start in range(0, len(units), 4))
