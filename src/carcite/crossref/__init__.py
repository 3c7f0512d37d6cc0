"""Crossref: ask it, turn its records into claims, match references to them, enrich readings."""
