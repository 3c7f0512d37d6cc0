"""Crossref in a local file: `build` it from the public data file, then ask a `Snapshot` with no network."""

from carcite.crossref.snapshot.building import Built, Progress, build
from carcite.crossref.snapshot.reading import Snapshot

__all__ = ["Built", "Progress", "Snapshot", "build"]
