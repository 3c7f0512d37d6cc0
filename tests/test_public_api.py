"""What people have written against carcite goes on working: no public name, parameter or option is lost."""

from __future__ import annotations

from pathlib import Path

from public_api import lines

PINNED = (Path(__file__).parent / "public_api.txt").read_text(encoding="utf-8").splitlines()


def test_no_public_name_is_lost() -> None:
    lost = [line for line in PINNED if line not in set(lines())]
    assert not lost, (
        "lost or changed; where that is meant, the changelog says so and public_api.txt follows"
    )


def test_every_public_name_is_pinned() -> None:
    new = [line for line in lines() if line not in set(PINNED)]
    assert not new, "new; python tests/public_api.py > tests/public_api.txt"
