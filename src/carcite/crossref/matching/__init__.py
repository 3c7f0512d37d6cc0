"""Is this record of Crossref the work that a reference speaks of? `judge` one record, `choose` among several."""

from carcite.crossref.matching.choice import Decision, Match, choose, judge
from carcite.crossref.matching.judging import Judgement, Verdict, Work

__all__ = ["Decision", "Judgement", "Match", "Verdict", "Work", "choose", "judge"]
