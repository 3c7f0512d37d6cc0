"""Look up, and look for, works in a snapshot: no network, one file, any number of processes."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Any, Self

from carcite.crossref.garbled import BROKEN
from carcite.crossref.matching import Decision, Match, choose
from carcite.crossref.matching.titles import Strength, strength_of
from carcite.crossref.matching.traits import Traits, traits_of_reference
from carcite.crossref.snapshot.building import BUILDING
from carcite.crossref.snapshot.keys import (
    doi_key,
    is_short,
    place_keys,
    search_words,
    signed_key,
    title_keys,
)
from carcite.crossref.snapshot.schema import MAKE, check_schema, is_there, open_read_only
from carcite.crossref.snapshot.slim import unpacking_with
from carcite.errors import BadAnswer, CarciteError
from carcite.files.writing import shown
from carcite.model.reference import Reference
from carcite.values.identifiers import Doi, canonical_doi

# Works under one key beyond which the key tells nothing: "Editorial".
_MOST_OF_A_KEY = 40
# Works that share the rarest words of a title; more are narrowed by further words.
_MOST_OF_WORDS = 20
_WORDS_AT_ONCE = 3
_IDS = "SELECT id FROM keys WHERE key = ? LIMIT ?"
_BY_KEY = "SELECT id, record FROM keys JOIN works USING (id) WHERE key = ? ORDER BY id DESC LIMIT ?"


class Snapshot:
    """A snapshot that `build` made, opened read-only; close it, or use it in a `with`.

    Raises `CannotRead` when there is no such file, `BadAnswer` when it is no snapshot, of another
    version, unfinished or damaged; a damaged record is told of when it is met, never given.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = Path(path)
        if not is_there(self.path) and is_there(self._building()):
            raise BadAnswer(
                f"the snapshot {self.path} is incomplete: building it was interrupted; {_GO_ON}"
            )
        self._unpacking = Lock()
        self._db = open_read_only(self.path)
        try:
            check_schema(self._db, self.path)
            meta = dict(self._db.execute("SELECT name, value FROM meta"))
            if meta.get("state") != "finished":
                raise BadAnswer(f"the snapshot {self.path} is incomplete; {_GO_ON}")
            self._unpack = unpacking_with(bytes(meta["dictionary"]))
            self._db.execute("PRAGMA mmap_size = 2147483648")
            self._db.execute(
                "CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, words, row)"
            )
            (self._size,) = self._db.execute("SELECT coalesce(max(id), 0) FROM works").fetchone()
        except BaseException as error:
            self._db.close()
            if isinstance(error, (*BROKEN, KeyError, ValueError)) and not isinstance(error, CarciteError):  # fmt: skip
                raise BadAnswer(f"{self.path} is a damaged snapshot ({error}); {MAKE}") from error
            raise

    def _building(self) -> Path:
        return self.path.with_name(self.path.name + BUILDING)

    def __len__(self) -> int:
        """How many records it holds."""
        return int(self._size)

    # --- by DOI ----------------------------------------------------------------------------------

    def work(self, doi: str) -> Mapping[str, Any] | None:
        """Return the record of a DOI, as printed or bare; None when the snapshot has none.

        Raises `InvalidIdentifier` when it is no DOI.
        """
        return self._work(canonical_doi(doi))

    def works(self, dois: Iterable[str]) -> dict[Doi, Mapping[str, Any]]:
        """Return the records of the DOIs that the snapshot has."""
        found = ((doi, self._work(doi)) for doi in map(canonical_doi, dois))
        return {doi: work for doi, work in found if work is not None}

    def _work(self, doi: Doi) -> Mapping[str, Any] | None:
        # A DOI that is registered twice in the dumps: the later record counts.
        for number, packed in self._rows(_BY_KEY, doi_key(doi), _MOST_OF_A_KEY, of=doi):
            work = self._unpacked(packed, f"record {number}, found for {doi}")
            if work["DOI"].lower() == doi:
                return work
        return None

    # --- by what a reference says ----------------------------------------------------------------

    def candidates(self, reference: Reference) -> list[Mapping[str, Any]]:
        """Return the records that may be the reference's work, for `matching.choose` to judge.

        They have its title (by whichever spelling), its place and first author, or the rarest words
        of its title.
        """
        traits = traits_of_reference(reference)
        if not traits.titles:
            return []
        found = dict(self._of_keys(self._keys(traits)))
        found.update(self._of_ids(self._by_words(traits) - found.keys()))
        latest: dict[str, Mapping[str, Any]] = {}
        for _, work in sorted(found.items()):
            latest[work["DOI"].lower()] = work
        return list(latest.values())

    def decide(self, reference: Reference) -> Decision:
        """Judge the candidates of a reference: the match, or None and what would decide it."""
        return choose(reference, self.candidates(reference))

    def match(self, reference: Reference) -> Match | None:
        """Return the work that a reference speaks of, or None when there is none or it is doubtful."""
        return self.decide(reference).match

    def _keys(self, traits: Traits) -> list[int]:
        keys = [*title_keys(traits), *place_keys(traits)]
        if traits.authors:
            # Pages and records put family and given names the other way round, and lists in reverse.
            people = {traits.authors[0], traits.authors[-1]}
            families = {person.family for person in people} | {traits.authors[0].given}
            keys += [
                signed_key(title, family)
                for title in traits.titles
                if is_short(title)
                for family in families
            ]
            unsigned = Traits(volume=traits.volume, first=traits.first)
            keys += place_keys(unsigned)
        return keys

    def _by_words(self, traits: Traits) -> set[int]:
        """Give the records that have the rarest words of the title, a few at most.

        A word that no title has is a slip or the end of one that was cut off, and is left out; where
        no record has three of the rest, one of them may be a slip that is a word, too.
        """
        words = sorted((self._count(word), word) for word in search_words(traits.titles[0])[:40])
        known = [word for count, word in words if count]
        if not known or (len(known) < 2 and strength_of(traits.titles[0]) is Strength.GENERIC):
            return set()
        found: set[int] = set()
        for left_out in (None, *range(min(_WORDS_AT_ONCE, len(known) - 1))):
            chosen = [word for place, word in enumerate(known) if place != left_out]
            found = self._having(chosen)
            if found or len(known) <= _WORDS_AT_ONCE:
                break
        return found

    def _having(self, words: list[str]) -> set[int]:
        """Give the records that have the first words, and as many more as it takes to be few."""
        for number in range(min(_WORDS_AT_ONCE, len(words)), len(words) + 1, 2):
            asked = " AND ".join(f'"{word}"' for word in words[:number])
            rows = self._rows(
                "SELECT rowid FROM words WHERE words MATCH ? LIMIT ?", asked, _MOST_OF_WORDS + 1
            )
            found = {row[0] for row in rows}
            if len(found) <= _MOST_OF_WORDS:
                return found
        return set(sorted(found)[:_MOST_OF_WORDS])

    def _count(self, word: str) -> int:
        """Count the works with a word; those that few have are counted now."""
        rows = self._rows("SELECT works FROM counts WHERE word = ?", word) or self._rows(
            "SELECT doc FROM temp.vocabulary WHERE term = ?", word
        )
        count = rows[0][0] if rows else 0
        if not isinstance(count, int):
            raise self._damaged(f"the count of {word!a} is not a number")
        return count

    # --- rows --------------------------------------------------------------------------------------

    def _of_keys(self, keys: Iterable[int]) -> Iterator[tuple[int, Mapping[str, Any]]]:
        for key in dict.fromkeys(keys):
            ids = [row[0] for row in self._rows(_IDS, key, _MOST_OF_A_KEY + 1)]
            if len(ids) <= _MOST_OF_A_KEY:
                yield from self._of_ids(ids)

    def _of_ids(self, ids: Iterable[int]) -> Iterator[tuple[int, Mapping[str, Any]]]:
        for number in ids:
            rows = self._rows("SELECT record FROM works WHERE id = ?", number)
            if not rows or not isinstance(number, int):
                raise self._damaged(f"record {number!a} is missing")
            yield number, self._unpacked(rows[0][0], f"record {number}")

    def _rows(self, statement: str, *values: object, of: str = "") -> list[Any]:
        try:
            return self._db.execute(statement, values).fetchall()
        except sqlite3.ProgrammingError as error:
            raise BadAnswer(
                f"the snapshot {shown(self.path)} was closed; open it again ({error})"
            ) from error
        except BROKEN as error:
            raise self._damaged(f"{of}: {error}" if of else str(error)) from error

    def _unpacked(self, packed: bytes, which: str) -> Mapping[str, Any]:
        try:
            with self._unpacking:  # one that unpacks is not for two threads at once
                return self._unpack(packed)
        except (ValueError, TypeError, BufferError) as error:
            raise self._damaged(f"{which}: {error}") from error

    def _damaged(self, why: str) -> BadAnswer:
        return BadAnswer(f"{shown(self.path)} is a damaged snapshot ({why}); {_AGAIN}")

    # --- closing ---------------------------------------------------------------------------------

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __reduce__(self) -> tuple[type[Snapshot], tuple[Path]]:
        # Another process opens the file anew.
        return (Snapshot, (self.path,))


_AGAIN = "build it again"
_GO_ON = "run the same `carcite crossref index` again to continue"
