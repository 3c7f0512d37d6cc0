"""What people do with rights: a summary in plain words, a use that is asked for, an attribution line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from carcite.reference import Reference
    from carcite.rights.model import License, Rights

Use = Literal["sharing", "adaptation", "commercial use", "text and data mining"]
USES: tuple[Use, ...] = ("sharing", "adaptation", "commercial use", "text and data mining")

# A use, what of ccREL must be permitted for it, and what must not be prohibited.
_NEEDS: dict[Use, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "sharing": (("Distribution", "Sharing"), ()),
    "adaptation": (("DerivativeWorks",), ()),
    "commercial use": (("Reproduction",), ("CommercialUse",)),
    # Creative Commons (2021, on text and data mining): the licences permit it, NC for non-commercial ends.
    "text and data mining": (("Reproduction",), ()),
}


class Answer(NamedTuple):
    """Whether a use is allowed, as far as was stated, and why."""

    allowed: Literal["yes", "no", "unknown"]
    reason: str


def allows(rights: Rights, use: Use) -> Answer:
    """Say whether the rights that were stated allow a use; "unknown" where they do not say."""
    if use not in _NEEDS:
        raise ValueError(f"unknown use {use!r}; known uses are {', '.join(USES)}")
    governing = rights.license
    if governing is None or not governing.permits:
        return _without_license(rights, use)
    name = _label(governing)
    permits, prohibited = _NEEDS[use]
    if any(term in governing.prohibits for term in prohibited):
        return Answer("no", f"{name} prohibits it")
    if not any(term in governing.permits for term in permits):
        return Answer("no", f"{name} does not permit it")
    conditions = _conditions(governing, use)
    return Answer("yes", f"{name} permits it{conditions}")


def _without_license(rights: Rights, use: Use) -> Answer:
    mining = next((one for one in rights.licenses if one.content_version == "tdm"), None)
    if use == "text and data mining" and mining is not None:
        return Answer("unknown", f"it goes by {mining.name or mining.url}; read these terms")
    if rights.license is not None:
        kind = "its kind is not said" if rights.license.family == "CC" else "read these terms"
        return Answer("unknown", f"it goes by {_label(rights.license)}; {kind}")
    if any(one.scope == "article" for one in rights.reservations):
        return Answer(
            "no", "all rights are reserved, and no licence is stated; exceptions of the law stay"
        )
    return Answer("unknown", "no licence is stated")


def _conditions(governing: License, use: Use) -> str:
    wanted = []
    if "Attribution" in governing.requires:
        wanted.append("with credit")
    if "ShareAlike" in governing.requires and use == "adaptation":
        wanted.append("under the same licence")
    if "CommercialUse" in governing.prohibits and use != "commercial use":
        wanted.append("for non-commercial ends")
    return f", {', '.join(wanted)}" if wanted else ""


def summary(rights: Rights) -> str:
    """Say in plain words what may be done, whose the copyright is, and what is contradictory."""
    parts = [_what_may_be_done(rights)]
    holders = [
        holder.name
        for notice in rights.notices
        if notice.scope == "article"
        for holder in notice.holders
    ]
    if holders:
        more = f" and {len(holders) - 3} more" if len(holders) > 3 else ""
        parts.append(f"Copyright: {', '.join(holders[:3])}{more}.")
    parts += [
        f"{transfer.kind.replace('-', ' ').capitalize()} to {transfer.to}."
        for transfer in rights.transfers
        if transfer.to
    ]
    if rights.embargo and rights.embargo.months:
        parts.append(f"Not before {rights.embargo.months} months after publication.")
    if rights.conflicts:
        kinds = ", ".join(dict.fromkeys(conflict.kind for conflict in rights.conflicts))
        parts.append(f"Contradictory: {kinds}.")
    return " ".join(parts)


def _what_may_be_done(rights: Rights) -> str:
    governing = rights.license
    if governing is None:
        reserved = any(one.scope == "article" for one in rights.reservations)
        return (
            "No licence is stated; all rights are reserved."
            if reserved
            else "No licence is stated."
        )
    if not governing.permits:
        return f"Goes by {_label(governing)}."
    credit = "with credit" if "Attribution" in governing.requires else "without conditions"
    no = [
        words
        for words, refused in (
            ("not commercially", "CommercialUse" in governing.prohibits),
            ("not adapted", "DerivativeWorks" not in governing.permits),
        )
        if refused
    ]
    alike = ["adapted under the same licence"] if "ShareAlike" in governing.requires else []
    return f"{_label(governing)}: may be shared {', '.join([credit, *no, *alike])}."


def attribution(rights: Rights, reference: Reference) -> str:
    """Give the line that credits a work by Creative Commons' TASL: title, author, source, licence."""
    names = [str(name) for name in reference.author]
    authors = (
        ", ".join(names[:-1]) + (" and " if len(names) > 1 else "") + names[-1] if names else ""
    )
    source = f"https://doi.org/{reference.doi}" if reference.doi else reference.url
    line = f"“{reference.title}”" if reference.title else "Untitled work"
    if authors:
        line += f" by {authors}"
    if source:
        line += f", {source}"
    governing = rights.license
    if governing is None:
        return f"{line}."
    where = f" ({governing.url})" if governing.url else ""
    return f"{line}, is licensed under {_label(governing)}{where}."


def _label(governing: License) -> str:
    port = governing.jurisdiction.upper() if governing.jurisdiction else None
    words = (governing.family or governing.name or governing.url, governing.version, port)
    return " ".join(word for word in words if word)
