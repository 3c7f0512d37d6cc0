"""Inline markup in titles and abstracts, as CSL writes it: `<i> <b> <sub> <sup>`.

Only these four, in lower case, opened and closed, are markup; every other `<` is a character.
"""

from __future__ import annotations

from dataclasses import dataclass

from carcite.values.patterns import regex

TAG = regex(r"<(/?)(i|b|sub|sup)>")

# Signs and digits only: a raised letter reads better as a plain one ("19th", not "19ᵗʰ").
SUBSCRIPTS = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
SUPERSCRIPTS = str.maketrans("0123456789+-−=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text under the same tags, the outermost first."""

    text: str
    tags: tuple[str, ...] = ()


def parse_markup(text: str) -> tuple[Run, ...]:
    """Split a text into runs; a tag without its partner stays text.

    >>> parse_markup("H<sub>2</sub>O < 5")
    (Run(text='H', tags=()), Run(text='2', tags=('sub',)), Run(text='O < 5', tags=()))
    """
    if "<" not in text:
        return (Run(text),) if text else ()
    paired = _paired(text)
    runs: list[Run] = []
    open_tags: list[str] = []
    position = 0
    for tag in TAG.finditer(text):
        if tag.start() not in paired:
            continue
        _append(runs, text[position : tag.start()], tuple(open_tags))
        position = tag.end()
        if tag[1]:
            open_tags.pop()
        else:
            open_tags.append(tag[2])
    _append(runs, text[position:], tuple(open_tags))
    return tuple(runs)


def _append(runs: list[Run], text: str, tags: tuple[str, ...]) -> None:
    if text and runs and runs[-1].tags == tags:
        runs[-1] = Run(runs[-1].text + text, tags)
    elif text:
        runs.append(Run(text, tags))


def _paired(text: str) -> set[int]:
    """Return where the tags stand that have a partner and nest; linear in the text.

    No tag is open twice: of two openings in a row the later counts, so at most four are open.
    """
    paired: set[int] = set()
    stack: dict[str, int] = {}
    for tag in TAG.finditer(text):
        name = tag[2]
        start = stack.get(name)
        if start is not None:
            while name in stack:
                stack.popitem()
            if tag[1]:
                paired.update((start, tag.start()))
        if not tag[1]:
            stack[name] = tag.start()
    return paired


def plain_text(text: str) -> str:
    """Return the text without markup; raised and lowered digits and signs become Unicode's.

    >>> plain_text("CO<sub>2</sub> and <i>in vivo</i> Ca<sup>2+</sup>, p < 0.05")
    'CO₂ and in vivo Ca²⁺, p < 0.05'
    """
    if "<" not in text:
        return text
    return "".join(_plain_run(run) for run in parse_markup(text))


def _plain_run(run: Run) -> str:
    innermost = next((tag for tag in reversed(run.tags) if tag in ("sub", "sup")), None)
    if innermost is None:
        return run.text
    table = SUBSCRIPTS if innermost == "sub" else SUPERSCRIPTS
    raised = all(ord(character) in table for character in run.text)
    return run.text.translate(table) if raised else run.text
