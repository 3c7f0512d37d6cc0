"""The marks that tie a name to a place: superscript numbers and signs."""

from __future__ import annotations

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
SIGNS = "*∗＊†‡§¶‖∥#✉⊥◊⟂⊗○●■□▲△▼▽◆◇"
