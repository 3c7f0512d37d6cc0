"""Licences, notices, transfers and reservations, each with its words, and where they disagree."""

from carcite.rights.find import find_rights, rights_on

__all__ = ["find_rights", "rights_on"]
