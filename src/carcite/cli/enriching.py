"""Enrich what was read, and lose nothing by it: what is not answered stays as it was read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

import carcite
from carcite.cli.outputs import tell
from carcite.cli.service import progress
from carcite.errors import NotRegistered
from carcite.model.claims import Reading, Remark

if TYPE_CHECKING:
    from carcite.crossref.policies import Policy

CODE = "not-enriched"


def enriched(
    readings: Sequence[Reading], client: carcite.Crossref, policy: str
) -> tuple[list[Reading], bool]:
    """Return the readings, enriched as far as Crossref answered, and whether it answered for all.

    One that it did not answer for has a remark that says why. Ctrl-C ends the asking, not the rest.
    """
    done: list[Reading] = []
    missed = 0
    stopped = False
    with client, progress(len(readings), "asking Crossref") as advance:
        try:
            for outcome in carcite.enrich_many(readings, client, policy=cast("Policy", policy)):
                if not isinstance(outcome, Reading):
                    missed += not isinstance(outcome.error, NotRegistered)
                    outcome = remarked(readings[len(done)], str(outcome.error))
                done.append(outcome)
                advance(1)
        except KeyboardInterrupt:
            stopped = True
    rest = readings[len(done) :]
    done += [remarked(reading, "stopped before Crossref was asked") for reading in rest]
    missed += len(rest)
    if len(readings) > 1 or stopped:
        answered = len(readings) - missed
        words = f"Crossref answered for {answered} of {len(readings)} readings"
        tell(f"{words}; {missed} are as they were read" if missed else words)
    return done, missed == 0


def remarked(reading: Reading, why: str) -> Reading:
    """Return a reading as it was, with a remark on why it is not enriched."""
    remark = Remark(code=CODE, variable="doi", message=f"not enriched: {why}")
    return reading.model_copy(update={"remarks": (*reading.remarks, remark)})
