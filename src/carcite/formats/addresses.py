"""What a record says of addresses, made safe: nothing that would run, and nobody's password."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from carcite.formats.loaded import Loaded
from carcite.model.claims import Remark
from carcite.model.reference import Reference
from carcite.values.addresses import may_lead_to_work, without_credentials

# The fields that formats have for addresses, which stand in `extra` where a record has a second one.
FIELDS = frozenset({"url", "ur", "lk", "l2"})
LONGEST_SHOWN = 60


def with_safe_addresses(loaded: Loaded) -> Loaded:
    """Return what was loaded, with addresses of works alone as such; remarks say of which that is not so.

    What would run or open a file stands in the note, and names and passwords are taken out.
    """
    remarks: list[Remark] = []
    references = tuple(_safe(reference, remarks) for reference in loaded.references)
    if not remarks:
        return loaded
    return loaded.model_copy(
        update={"references": references, "remarks": (*loaded.remarks, *remarks)}
    )


def _safe(reference: Reference, remarks: list[Remark]) -> Reference:
    url = reference.url
    if not reference.extra and (url is None or (url.startswith("http") and "@" not in url)):
        # As in nearly all records.
        return reference if "@" not in (reference.note or "") else _secret(reference, remarks)
    return _secret(_leading(reference, remarks), remarks)


def _leading(reference: Reference, remarks: list[Remark]) -> Reference:
    """Move what leads to no work into the note; the first address that does is then the reference's."""
    addresses = list(_addresses(reference))
    refused = [stated for _, stated in addresses if not may_lead_to_work(stated)]
    if not refused:
        return reference
    remarks += [_no_address(one, reference) for one in refused]
    others = [pair for pair in addresses if pair[1] not in refused]
    url = others.pop(0)[1] if others else None
    kept = [pair for pair in reference.extra if pair[0].lower() not in FIELDS]
    return reference.model_copy(
        update={
            "url": url,
            "extra": (*kept, *others),
            "note": "\n".join(filter(None, (reference.note, *refused))),
        }
    )


def _addresses(reference: Reference) -> Iterator[tuple[str, str]]:
    if reference.url is not None:
        yield "url", reference.url
    yield from (pair for pair in reference.extra if pair[0].lower() in FIELDS)


def _no_address(stated: str, reference: Reference) -> Remark:
    return Remark(
        code="no-address",
        variable="url",
        message=f"{_shown(stated)} is not a web address and was not used as the url of {_name(reference)}; "
        "it was kept in the note",
    )


def _secret(reference: Reference, remarks: list[Remark]) -> Reference:
    """Take names and passwords out of the addresses in a reference."""
    update: dict[str, Any] = {}
    for variable in ("url", "note"):
        stated = getattr(reference, variable)
        if stated and (told := without_credentials(stated)) != stated:
            update[variable] = told
    extra = tuple((name, without_credentials(text)) for name, text in reference.extra)
    if extra != reference.extra:
        update["extra"] = extra
    if not update:
        return reference
    remarks.append(
        Remark(
            code="credentials",
            variable="url",
            message=f"the url of {_name(reference)} contained a user name or password; it was removed",
        )
    )
    return reference.model_copy(update=update)


def _shown(text: str) -> str:
    told = without_credentials(text)
    return repr(told if len(told) <= LONGEST_SHOWN else told[: LONGEST_SHOWN - 1] + "…")


def _name(reference: Reference) -> str:
    title = reference.title or reference.id or "a record without a title"
    return repr(title if len(title) <= LONGEST_SHOWN else title[: LONGEST_SHOWN - 1] + "…")
