"""Enrich a reading from Crossref: the client, its records as claims, matching, the local snapshot."""
