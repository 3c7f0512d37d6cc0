"""What Frontiers' own practice tells beyond what a page prints.

Frontiers' DOIs are 10.3389/CODE.YEAR.NUMBER: the code names the journal, the last part is the article
number, which Frontiers' citations print without leading zeros ("Front. Psychol. 10:612").
"""

from __future__ import annotations

from dataclasses import dataclass

from carcite.values.patterns import regex

# Crossref's name for the member that registered the prefix 10.3389.
PUBLISHER = "Frontiers Media SA"
_DOI = regex(r"10\.3389/(?P<code>[a-z]{3,6})\.(?P<year>\d{4})\.(?P<number>\d{3,9})")

# DOI code, abbreviation (without "Front."), name (without "Frontiers in"), as Frontiers' journal
# pages and Crossref records give them. One row a journal.
_JOURNALS = """
fagro | Agron. | Agronomy
falgy | Allergy | Allergy
fams | Appl. Math. Stat. | Applied Mathematics and Statistics
fanim | Anim. Sci. | Animal Science
fauot | Audiol. Otol. | Audiology and Otology
fbinf | Bioinform. | Bioinformatics
fbioe | Bioeng. Biotechnol. | Bioengineering and Biotechnology
fbloc | Blockchain | Blockchain
fbuil | Built Environ. | Built Environment
fcell | Cell Dev. Biol. | Cell and Developmental Biology
fceng | Chem. Eng. | Chemical Engineering
fcdhc | Clin. Diabetes Healthc. | Clinical Diabetes and Healthcare
fchem | Chem. | Chemistry
fcimb | Cell. Infect. Microbiol. | Cellular and Infection Microbiology
fclim | Clim. | Climate
fcogn | Cognit. | Cognition
fcomm | Commun. | Communication
fcomp | Comput. Sci. | Computer Science
fcosc | Conserv. Sci. | Conservation Science
fcpxs | Complex Syst. | Complex Systems
fctls | Catal. | Catalysis
fcvm | Cardiovasc. Med. | Cardiovascular Medicine
fdata | Big Data | Big Data
fddev | Drug Deliv. | Drug Delivery
fddsv | Drug Discov. | Drug Discovery
fdgth | Digit. Health | Digital Health
fdigh | Digit. Humanit. | Digital Humanities
fdpys | Dev. Psychol. | Developmental Psychology
fdsfr | Drug Saf. Regul. | Drug Safety and Regulation
feart | Earth Sci. | Earth Science
fecon | Econ. | Economics
feduc | Educ. | Education
felec | Electron. | Electronics
fendo | Endocrinol. | Endocrinology
fenrg | Energy Res. | Energy Research
fenvc | Environ. Chem. | Environmental Chemistry
fenvs | Environ. Sci. | Environmental Science
fepid | Epidemiol. | Epidemiology
fevo | Ecol. Evol. | Ecology and Evolution
ffgc | For. Glob. Change | Forests and Global Change
ffunb | Fungal Biol. | Fungal Biology
ffutr | Future Transp. | Future Transportation
fgeed | Genome Ed. | Genome Editing
fgene | Genet. | Genetics
fgstr | Gastroenterol. | Gastroenterology
fgwh | Glob. Womens Health | Global Women's Health
fhort | Hortic. | Horticulture
fhumd | Hum. Dyn. | Human Dynamics
fict | ICT | ICT
fimmu | Immunol. | Immunology
finsc | Insect Sci. | Insect Science
fitd | Trop. Dis. | Tropical Diseases
flang | Lang. Sci. | Language Sciences
fmala | Malar. | Malaria
fmars | Mar. Sci. | Marine Science
fmats | Mater. | Materials
fmech | Mech. Eng. | Mechanical Engineering
fmed | Med. | Medicine
fmedt | Med. Technol. | Medical Technology
fmicb | Microbiol. | Microbiology
fmmed | Mol. Med. | Molecular Medicine
fmolb | Mol. Biosci. | Molecular Biosciences
fmtec | Manuf. Technol. | Manufacturing Technology
fnagi | Aging Neurosci. | Aging Neuroscience
fnana | Neuroanat. | Neuroanatomy
fnano | Nanotechnol. | Nanotechnology
fnbeh | Behav. Neurosci. | Behavioral Neuroscience
fnbot | Neurorobot. | Neurorobotics
fncel | Cell. Neurosci. | Cellular Neuroscience
fncir | Neural Circuits | Neural Circuits
fncom | Comput. Neurosci. | Computational Neuroscience
fneng | Neuroeng. | Neuroengineering
fneph | Nephrol. | Nephrology
fnetp | Netw. Physiol. | Network Physiology
fneur | Neurol. | Neurology
fnevo | Evol. Neurosci. | Evolutionary Neuroscience
fnhum | Hum. Neurosci. | Human Neuroscience
fnimg | Neuroimaging | Neuroimaging
fninf | Neuroinform. | Neuroinformatics
fnins | Neurosci. | Neuroscience
fnint | Integr. Neurosci. | Integrative Neuroscience
fnmol | Mol. Neurosci. | Molecular Neuroscience
fnrgo | Neuroergon. | Neuroergonomics
fnsyn | Synaptic Neurosci. | Synaptic Neuroscience
fnsys | Syst. Neurosci. | Systems Neuroscience
fnuen | Nucl. Eng. | Nuclear Engineering
fnume | Nucl. Med. | Nuclear Medicine
fnut | Nutr. | Nutrition
fonc | Oncol. | Oncology
fopht | Ophthalmol. | Ophthalmology
forgp | Organ. Psychol. | Organizational Psychology
fpain | Pain Res. | Pain Research
fpara | Parasitol. | Parasitology
fped | Pediatr. | Pediatrics
fphar | Pharmacol. | Pharmacology
fphbi | Photobiol. | Photobiology
fphot | Photonics | Photonics
fphy | Phys. | Physics
fphys | Physiol. | Physiology
fpls | Plant Sci. | Plant Science
fpos | Polit. Sci. | Political Science
fpsyg | Psychol. | Psychology
fpsyt | Psychiatry | Psychiatry
fpubh | Public Health | Public Health
fradi | Radiol. | Radiology
frai | Artif. Intell. | Artificial Intelligence
fragi | Aging | Aging
frbhe | Behav. Econ. | Behavioral Economics
frdem | Dement. | Dementia
fresc | Rehabil. Sci. | Rehabilitation Sciences
frfst | Food Sci. Technol. | Food Science and Technology
frhem | Hematol. | Hematology
frhs | Health Serv. | Health Services
frma | Res. Metr. Anal. | Research Metrics and Analytics
frmbi | Microbiomes | Microbiomes
frobt | Robot. AI | Robotics and AI
froh | Oral Health | Oral Health
frph | Reprod. Health | Reproductive Health
frqst | Quantum Sci. Technol. | Quantum Science and Technology
frsc | Sustain. Cities | Sustainable Cities
frsen | Remote Sens. | Remote Sensing
frsip | Signal Process. | Signal Processing
frsle | Sleep | Sleep
frsps | Soc. Psychol. | Social Psychology
frspt | Space Technol. | Space Technologies
frsus | Sustain. | Sustainability
frtra | Transplant. | Transplantation
fruro | Urol. | Urology
frvir | Virtual Real. | Virtual Reality
frwa | Water | Water
fsci | Sci. | Science
fsens | Sens. | Sensors
fsoc | Sociol. | Sociology
fsoil | Soil Sci. | Soil Science
fspas | Astron. Space Sci. | Astronomy and Space Sciences
fspor | Sports Act. Living | Sports and Active Living
fstro | Stroke | Stroke
fsufs | Sustain. Food Syst. | Sustainable Food Systems
fsurg | Surg. | Surgery
fsysb | Syst. Biol. | Systems Biology
fther | Therm. Eng. | Thermal Engineering
ftox | Toxicol. | Toxicology
fvets | Vet. Sci. | Veterinary Science
fviro | Virol. | Virology
"""


@dataclass(frozen=True, slots=True)
class Journal:
    """A Frontiers journal: the code in its DOIs, its abbreviation and its name."""

    code: str
    abbreviation: str
    name: str


def _journals() -> tuple[Journal, ...]:
    rows = (
        tuple(cell.strip() for cell in row.split("|")) for row in _JOURNALS.strip().splitlines()
    )
    return tuple(
        Journal(code, f"Front. {short}", f"Frontiers in {name}") for code, short, name in rows
    )


JOURNALS = _journals()
_BY_CODE = {journal.code: journal for journal in JOURNALS}
_BY_ABBREVIATION = {journal.abbreviation.rstrip(".").lower(): journal for journal in JOURNALS}


def journal_by_doi(doi: str) -> Journal | None:
    """Return the journal whose code stands in a Frontiers DOI, or None."""
    found = _DOI.fullmatch(doi.lower())
    return _BY_CODE.get(found["code"]) if found else None


def journal_by_abbreviation(words: str) -> Journal | None:
    """Return the journal that is abbreviated so ("Front. Immunol."), or None."""
    return _BY_ABBREVIATION.get(" ".join(words.split()).rstrip(".").lower())


def article_number(doi: str) -> str | None:
    """Return the article number that a Frontiers DOI ends in, without leading zeros, or None."""
    found = _DOI.fullmatch(doi.lower())
    return str(int(found["number"])) if found else None


def is_frontiers(doi: str) -> bool:
    """Say whether Frontiers registered the DOI."""
    return doi.lower().startswith("10.3389/")
