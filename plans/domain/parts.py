"""The seven parts of a plan and the running texts of each (product: section Plan)."""

PARTS = ("project", "today", "values", "vision", "goals", "strategy", "challenges")

TEXTS: dict[str, tuple[str, ...]] = {
    "project": (
        "purpose",
        "organisation",
        "staff_part",
        "union_part",
        "parent_part",
        "pupil_part",
        "owner_part",
        "teacher_groups",
        "teacher_meetings",
        "teacher_contact",
        "anchoring",
        "ordinary_work",
        "follow_up",
    ),
    "today": ("relation_today", "relation_source"),
    "values": ("values_intro",),
    "vision": ("vision", "vision_reached"),
    "goals": ("goals_intro",),
    "strategy": ("strategy_intro",),
    "challenges": ("challenges",),
}
PARTICIPATION = ("staff_part", "union_part", "parent_part", "pupil_part", "owner_part")
TEACHER_MODULE = ("teacher_groups", "teacher_meetings", "teacher_contact")
INQUIRY = ("pupils_need", "adults_need", "deepen", "engage", "effect")
ALL_TEXTS = tuple(name for part in PARTS for name in TEXTS[part])


def number_of(part: str) -> int:
    """The part's number, from 1."""
    return PARTS.index(part) + 1


def before(part: str) -> str | None:
    """The part before this one."""
    at = PARTS.index(part)
    return PARTS[at - 1] if at else None


def after(part: str) -> str | None:
    """The part after this one."""
    at = PARTS.index(part)
    return PARTS[at + 1] if at + 1 < len(PARTS) else None
