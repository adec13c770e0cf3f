"""The secrets of the stage: a word each, and who may read it where."""

from dataclasses import dataclass

from tests.access.visits import GROUPS, Line

LEADERSHIP, MEMBERS = GROUPS["leadership"], GROUPS["members"]
READERS = {"network": MEMBERS, "owner": frozenset({"owner"}), "rkbu": frozenset({"reviewer"})}


@dataclass(frozen=True)
class Secret:
    """Who may read it anywhere; `shared` names things by whose sharing others may read it too."""

    roles: frozenset[str]
    shared: frozenset[str] = frozenset()


def _of(*roles: str) -> frozenset[str]:
    return frozenset(roles)


SECRETS: dict[str, Secret] = {
    # a school's own
    "kanariutkast": Secret(LEADERSHIP),  # a goal written after the plan was shared
    "kanaribit": Secret(LEADERSHIP),  # pasted out of Word, waiting for a place
    "kanarilogg": Secret(LEADERSHIP),  # a note in the log that is not shared
    "kanariinteressent": Secret(LEADERSHIP, _of("plan", "school")),  # left out when handed out
    "kanariansvarlig": Secret(LEADERSHIP, _of("plan", "school")),
    "kanarifritekst": Secret(LEADERSHIP),  # what someone on the staff wrote in the survey
    "kanariidé": Secret(LEADERSHIP),
    "kanaritillitsvalgt": Secret(LEADERSHIP),  # whom the school met before a round opened
    "kanaribegrunnelse": Secret(LEADERSHIP, _of("rubric")),
    "kanariinvitert": Secret(LEADERSHIP | {"convenor"}, _of("invited-to-school")),
    # the network's
    "kanarisak": Secret(MEMBERS | {"reviewer"}),  # an item of a session's agenda
    "kanarinotat": Secret(_of("convenor")),
    "kanariforslag": Secret(MEMBERS | {"reviewer"}),
    "kanarisvar": Secret(_of("convenor", "principal"), _of("answer")),  # a word with the answer to a call
    "kanarireferat": Secret(_of("convenor", "minute_taker")),
    "kanarilenke": Secret(_of()),  # in a mail to another: its link opens what is theirs
    "kanarivedtak": Secret(_of("convenor", "minute_taker")),
    "kanarimerknad": Secret(MEMBERS | {"reviewer"}),
    "kanarioppgave": Secret(MEMBERS | {"reviewer"}),
    # RKBU's and the owner's
    "kanariprivat": Secret(_of("reviewer")),
    "kanariråd": Secret(_of("reviewer"), _of("review", "part")),
    "kanarieier": Secret(_of("owner"), _of("owner-year")),
    "kanarisammendrag": Secret(_of("convenor"), _of("summary")),
}
SHARED_WITH = {
    "invited-to-school": GROUPS["everyone"],  # whoever holds the mailed link
    "answer": GROUPS["everyone"],
    "review+shared": MEMBERS,
    "part+shared": LEADERSHIP,
    "review.answer+shared": LEADERSHIP,
    "owner-year+shared": MEMBERS | {"reviewer"},
    "summary+shared": MEMBERS | {"reviewer", "owner"},
    "rubric+network": MEMBERS | {"reviewer"},
    "rubric+owner": MEMBERS | {"reviewer", "owner"},
}


def may_read(secret: str, line: Line, role: str) -> bool:
    """Its own readers anywhere; others where the thing it stands in has been shared with them."""
    kept = SECRETS[secret]
    thing, _plus, done = line.thing.partition("+")
    shared = SHARED_WITH.get(line.thing, READERS.get(done, frozenset()))
    return role in kept.roles or (thing in kept.shared and role in shared)
