"""Claims of what stands in a page's body: how one is made, and where its element stands."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from carcite.model.claims import Claim, Value
from carcite.values.patterns import regex

READER = "html_body"


def claim(variable: str, quote: str, where: str, trust: int, *, value: Value | None = None,
          basis: str = "stated", note: str | None = None) -> Claim:  # fmt: skip
    """Make a claim of what an element of the body says."""
    return Claim.model_validate(
        {
            "variable": variable, "quote": quote, "value": value, "locator": where,
            "trust": int(trust), "reader": READER, "basis": basis, "note": note,
        }
    )  # fmt: skip


def where_is(node: LexborNode) -> str:
    """Say where a node stands, as a CSS selector."""
    identity = node.attributes.get("id")
    if identity:
        return f"{node.tag}#{identity}"
    classes = (node.attributes.get("class") or "").split()
    return f"{node.tag}.{classes[0]}" if classes else str(node.tag)


_TOKENS = regex(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


def name_tokens(name: str) -> frozenset[str]:
    """The words that a class or an id is made of, in lower case: cut at hyphens and at capitals."""
    return frozenset(token.lower() for token in _TOKENS.findall(name))
