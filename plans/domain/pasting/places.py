"""Where in the plan a heading of a Word plan leads, by its words in bokmål, nynorsk and English."""

import re
from dataclasses import dataclass
from functools import cache

from plans.domain.parts import ALL_TEXTS

NOWHERE, OUT = "", "out"
UNDER_A_GOAL = ("describe", "strategy", "measure", "indicator", "milestone")
ROWS = ("value", "goal", "strategy", "measure", "indicator", "milestone", "stakeholder")
LABEL = re.compile(
    r"^(?P<what>hovedmål|hovudmål|delmål|mål|målsetting|målsetjing|goal|tiltak|measure|verdi|value|strategi|strategy)"
    r"\s*(?:\d+[a-z]?(?:\.\d+)*\s*[:.)–—-]*|:)\s*(?=\S)",
    re.IGNORECASE,
)
LABELS = {
    "tiltak": "measure",
    "measure": "measure",
    "verdi": "value",
    "value": "value",
    "strategi": "strategy",
    "strategy": "strategy",
}
NUMBERING = re.compile(
    r"^(?:(?:del|kapittel|kap\.?|punkt|part|chapter)\s+)?(?:\d+(?:\.\d+)*|[ivx]+)?[.):]?\s+", re.IGNORECASE
)
MOST_WORDS = 10


def text_place(name: str) -> str:
    """The place that is a running text of the plan."""
    return f"text.{name}"


PLACES = frozenset({NOWHERE, OUT, *UNDER_A_GOAL, *ROWS, *(text_place(name) for name in ALL_TEXTS)})


@dataclass(frozen=True)
class Home:
    """What a heading leads to: the place of its running text, and of the items of its lists."""

    text: str
    item: str


def _texts(name: str) -> Home:
    assert name in ALL_TEXTS, name
    return Home(text_place(name), text_place(name))


WORDS: tuple[tuple[Home, str], ...] = (
    (_texts("vision"), "visjon visjonen visjonar visjoner vision"),
    (_texts("vision_reached"), "når_er_visjonen_nådd når_visjonen_er_nådd visjonen_nådd vision_reached"),
    (
        Home(text_place("values_intro"), "value"),
        "verdi verdiar verdier verdiane verdiene verdigrunnlag verdigrunnlaget kjerneverdiar kjerneverdier values",
    ),
    (
        Home(text_place("goals_intro"), "goal"),
        "mål måla målene målsetting målsettinger målsettingar målsetjing målsetjingar hovedmål hovudmål delmål goal "
        "goals aims objectives",
    ),
    (
        Home(text_place("strategy_intro"), "strategy"),
        "strategi strategiar strategier strategiane strategiene strategy strategies",
    ),
    (
        Home(text_place("strategy_intro"), "measure"),
        "tiltak tiltaka tiltakene tiltaksplan handlingsplan handlingsplanen aktivitetar aktiviteter measures actions "
        "action_plan",
    ),
    (
        Home(text_place("goals_intro"), "indicator"),
        "indikator indikatorar indikatorer måleindikatorar måleindikatorer kjenneteikn kjennetegn måling indicators",
    ),
    (
        Home(text_place("goals_intro"), "milestone"),
        "milepæl milepælar milepæler milepælane milepælene milestones",
    ),
    (
        _texts("challenges"),
        "hovedutfordring hovedutfordringer hovedutfordringene hovudutfordring hovudutfordringar hovudutfordringane "
        "utfordringar utfordringer challenges",
    ),
    (
        Home("stakeholder", "stakeholder"),
        "interessent interessentar interessenter interessentane interessentene stakeholders",
    ),
    (
        _texts("organisation"),
        "organisering organiseringen organiseringa organisasjon organisation organization prosjektgruppe prosjektgruppa",
    ),
    (
        _texts("staff_part"),
        "medvirkning medverknad ansatte tilsette personale personalet participation staff",
    ),
    (
        _texts("union_part"),
        "tillitsvalgt tillitsvalgte tillitsvald tillitsvalde fagforeiningar fagforeninger unions",
    ),
    (_texts("parent_part"), "foreldre foresatte føresette fau heim_skule hjem_skole parents"),
    (_texts("pupil_part"), "elevmedvirkning elevmedverknad elevråd elevrådet pupils"),
    (_texts("owner_part"), "skoleeier skoleeiers skuleeigar skuleeigars school_owner"),
    (
        _texts("teacher_groups"),
        "lærermodul lærermodulen lærarmodul lærarmodulen lærergrupper lærargrupper teacher_module",
    ),
    (_texts("teacher_meetings"), "møteplan møteplanen meeting_plan"),
    (_texts("anchoring"), "forankring forankringa forankringen forankret anchoring"),
    (
        _texts("purpose"),
        "formål føremål hensikt bakgrunn innledning innleiing hvorfor kvifor purpose background introduction",
    ),
    (
        _texts("relation_today"),
        "nåsituasjon nåsituasjonen no_situasjonen situasjonen_i_dag relasjonen_i_dag ståsted ståstad ståstedsanalyse "
        "ståstadanalyse status dagens_situasjon the_relation_today",
    ),
    (_texts("relation_source"), "kjelder kilder datagrunnlag kunnskapsgrunnlag kartlegging sources"),
    (
        _texts("ordinary_work"),
        "videreføring vidareføring implementering vanlig_arbeid vanleg_arbeid etter_prosjektet ordinary_work",
    ),
    (_texts("follow_up"), "evaluering oppfølging oppfølgjing evaluation follow_up"),
)


@cache
def _known() -> dict[tuple[str, ...], Home]:
    return {tuple(phrase.split("_")): home for home, phrases in WORDS for phrase in phrases.split()}


def home_of(title: str) -> Home | None:
    """Where a heading with these words leads: the longest known phrase counts, the first of equals; else None."""
    words = _words(title)
    if not words or len(words) > MOST_WORDS:
        return None
    known, longest = _known(), 3 + 1
    for length in range(min(longest, len(words)), 0, -1):
        for at in range(len(words) - length + 1):
            home = known.get(tuple(words[at : at + length]))
            if home is not None:
                return home
    return None


def _words(title: str) -> list[str]:
    bare = NUMBERING.sub("", f"{title.strip().lower()} ", count=1)
    return re.findall(r"[^\W\d_]+", bare)


def labelled(line: str) -> tuple[str, str] | None:
    """«Mål 2: Alle blir sett» as its kind of row and what it says; None for other lines."""
    found = LABEL.match(line)
    if found is None:
        return None
    return LABELS.get(found["what"].lower(), "goal"), line[found.end() :].strip()


FIELDS: dict[str, tuple[str, ...]] = {
    "value": ("name", "meaning"),
    "goal": ("title", "description"),
    "strategy": ("title",),
    "measure": ("title", "description"),
    "indicator": ("what",),
    "milestone": ("text",),
    "stakeholder": ("who", "stake"),
}
HEAD = {"value": 60, "goal": 200, "measure": 200, "stakeholder": 200}  # characters in the first of two fields


def fields_of(place: str, text: str) -> dict[str, str]:
    """The fields of a new row: the first line is its name, the rest says more.

    A lone line that is too long for a name is divided after its first colon, dash or sentence, where that fits.
    """
    names = FIELDS[place]
    if len(names) == 1:
        return {names[0]: " ".join(text.split())}
    head, _newline, rest = text.strip().partition("\n")
    if not rest and (len(head) > HEAD[place] or place == "value"):
        head, rest = _divided(head, HEAD[place])
    return {names[0]: head.strip(), names[1]: rest.strip()}


def _divided(line: str, most: int) -> tuple[str, str]:
    for mark, kept in ((": ", 0), (" – ", 0), (" - ", 0), (". ", 1)):
        at = line.find(mark)
        if 0 < at <= most - kept:
            return line[: at + kept], line[at + len(mark) :]
    return line, ""
