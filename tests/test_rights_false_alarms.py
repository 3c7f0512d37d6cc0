"""Sentences of ordinary articles that speak of no rights, or of nobody's rights in particular."""

from __future__ import annotations

import pytest

from carcite import find_rights

NOTHING = (
    # Letters in brackets label panels, list items and compounds.
    "Figure 3 shows (a) the raw trace, (b) the filtered trace and (c) the residual.",
    "Panels (c) 2015 and (d) 2016 show the same stations in later years.",
    "(c) Mean annual rainfall at the four stations.",
    "(a),(b),(c),(d) Hourly counts for each of the four detectors",
    "Values in (c) 2003 are lower than those in (a) 1998.",
    "Compound 4(c) was obtained as a white solid in 82% yield.",
    "The reaction of (c) with sodium hydride gave the alkene.",
    "benzo(c)phenanthrene and dibenzo[c,h]acridine were below the limit",
    "cytochrome (c) oxidase subunit I was sequenced for every specimen",
    "as required by article 12 (c) of the convention",
    "Condition (c) by itself is not sufficient.",
    "The mixture was kept at 20 °C (c) 2 mmol of the salt was added.",
    # CC is no licence.
    "CC chemokines recruit monocytes to the site of injury.",
    "CC chemokine receptor 7 is found on naive T cells.",
    "The patients took 5 cc by mouth twice a day.",
    "He was given 10 CC BY MOUTH before the scan.",
    "The CC genotype was the most frequent, followed by CT.",
    "Emails were sent with a copy (CC) to the second author.",
    "The corpus callosum (CC) was thinner in the second group.",
    "The engine has 1,200 cc and four cylinders.",
    "CC and CD statistics were computed by hand.",
    "Cell cycle (CC) by flow cytometry is shown in the supplement.",
    # BY, NC, ND and SA are words, states and quantities.
    "Participants could attend by telephone or in person.",
    "The survey was led by NC State University.",
    "They stand by ND filters of two stops.",
    "The first edition was translated by SA Miller.",
    "Reviewed by NC and by ND; all differences were settled by SA.",
    "day-by-day and case-by-case decisions",
    "side-by-side comparison of the two methods",
    "by-names of the medieval nobility",
    # Attribution is a word of psychology, art and climate science.
    "Attribution theory explains how people account for success.",
    "Attribution of extreme heat to human influence is now routine.",
    "Attribution 2.0 of the model scored better than its predecessor.",
    "The attribution of the panel to Giotto is disputed.",
    "Non-commercial fishing was excluded from the count.",
    "Noncommercial vehicles made up a third of the traffic.",
    "share alike in the estate of their father",
    # Public domain, in every sense but a dedication of this article.
    "The data are in the public domain.",
    "All sequences used here are available in the public domain.",
    "Issues of gender entered the public domain in the 1970s.",
    "The signal peptide is followed by a public domain of unknown function.",
    "Maps in the public domain were digitised by the second author.",
    # Commons and licences of other kinds.
    "The tragedy of the commons is a problem of collective action.",
    "The House of Commons voted for the bill.",
    "Driving licences were checked at the border.",
    "The drug was licensed in 2009 for adults.",
    "A licence to practise medicine is required in all states.",
    "Licensed practical nurses answered the questionnaire.",
    "Fishing licenses are issued by the county.",
    "T cells were licensed by dendritic cells.",
    "Replication licensing factors were depleted in these cells.",
    # Rights and permission in ordinary prose.
    "Women's rights were at the centre of the campaign.",
    "Human rights organisations objected to the law.",
    "Permission to enter the site was given by the landowner.",
    "Ethical permission was obtained from the regional board.",
    "Patients gave permission for the use of their records.",
    "Equal rights for all were demanded.",
    # Copyright as a subject.
    "Copyright law differs between the two countries.",
    "Copyright protection lasts seventy years after the author's death.",
    "The copyright holder could not be traced.",
    "We asked whether copyright is a barrier to teaching.",
    "Copyright infringement was the most frequent reason.",
    "Copyright and related rights in the digital market",
    "the copyright transfer agreement must be signed by all authors",
    # Transfers that are none.
    "Electron transfer to the acceptor is exclusive.",
    "Patients were randomly assigned to treatment or control.",
    "The right to publish was at the heart of the dispute.",
    "The authors assign all failures to one faulty sensor.",
    "An embargo on oil exports followed.",
    "The embargo of 1973 lasted six months.",
    # Mis-decoded letters.
    "ValÃ©rio et al. described the species in 2004.",
    "Ó 2 mmol was added dropwise.",
    "C 2013 and D 2014 denote the two field seasons.",
    "G2015 denotes the grid of 2015.",
    "R & 2015 values are given in Table 2.",
)  # fmt: skip

# Licences that are talked about, or that are another thing's: none governs the article.
NOT_THE_ARTICLES = (
    "The data are available in Dryad under a CC0 Public Domain Dedication.",
    "The code is released under the CC BY 4.0 licence.",
    "Most journals require a CC BY licence.",
    "Authors may choose between CC BY and CC BY-NC licences.",
    "Respondents preferred Creative Commons Attribution licences to copyright transfer.",
    "Figure 2 is reproduced from Roe (2019) under the terms of the Creative Commons Attribution License.",
    "The map was taken from a public atlas under CC BY-SA 3.0.",
    "Images from the archive were published under the CC BY 2.0 licence.",
    "Plan S mandates the Creative Commons Attribution licence for all funded papers.",
    "The share of articles with a CC BY-NC-ND licence grew to 20%.",
    "All site content, except where otherwise noted, is licensed under a Creative Commons Attribution 4.0 License.",
    "The preprint of this article is available under a CC BY 4.0 licence.",
    "The dataset is licensed under the Creative Commons Zero waiver.",
    "The text can be mined under the Elsevier TDM license.",
)  # fmt: skip


@pytest.mark.parametrize("sentence", NOTHING)
def test_ordinary_prose_raises_no_false_alarm(sentence: str) -> None:
    rights = find_rights(sentence)
    assert not rights, rights


@pytest.mark.parametrize("sentence", NOTHING)
def test_nor_does_it_within_a_long_article(sentence: str) -> None:
    article = "The measurements were repeated on the following day. " * 120
    rights = find_rights(f"{article}{sentence} {article}")
    assert not rights, rights


@pytest.mark.parametrize("sentence", NOT_THE_ARTICLES)
def test_a_licence_of_something_else_does_not_govern_the_article(sentence: str) -> None:
    assert find_rights(sentence).license is None
