"""Licences, notices, transfers and reservations, each with its words, and where they disagree."""
