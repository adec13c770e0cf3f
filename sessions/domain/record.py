"""What minutes hold once they are published: names as text, nothing that can change later.

Times are Oslo wall time as ISO 8601 text; they are stored as JSON and read again through these classes.
"""

from dataclasses import dataclass, field, replace

from sessions.domain.exempt import MayBeExempt, public_items

MINUTES = "sessions.minutes"


@dataclass(frozen=True)
class NoteText:
    """What was said; `school` where the note is about one school's turn."""

    text: str
    school: str = ""


@dataclass(frozen=True)
class TaskText:
    """A task as it was given; `key` tells a later version which one it is."""

    number: int
    what: str
    who: str
    due: str
    key: int = 0


@dataclass(frozen=True)
class ItemText(MayBeExempt):
    """An item with what came of it; `tasks` are numbers in the table of tasks."""

    number: int
    title: str
    minutes: int = 0
    text: str = ""
    starts: str = ""
    ends: str = ""
    exempt_basis: str = ""
    notes: tuple[NoteText, ...] = ()
    decisions: tuple[str, ...] = ()
    tasks: tuple[int, ...] = ()

    @property
    def is_silent(self) -> bool:
        """Nothing was noted, decided or given."""
        return not (self.notes or self.decisions or self.tasks)


@dataclass(frozen=True)
class Row:
    """One line of the attendance: a school, the owner or RKBU."""

    place: str
    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()


@dataclass(frozen=True)
class Head:
    """What stands on top of the minutes."""

    number: int
    title: str
    network: str
    municipality: str
    case_number: str
    day: str
    starts: str
    ends: str
    place: str
    convenor: str = ""
    taker: str = ""
    present: int = 0
    expected: int = 0
    next_session: str = ""
    summary: str = ""


@dataclass(frozen=True)
class Approval:
    """When and where minutes were approved; `changed` is what a correction says it changed."""

    on: str = ""
    where: str = ""
    changed: str = ""


@dataclass(frozen=True)
class MinutesText:
    """Minutes as published."""

    head: Head
    items: tuple[ItemText, ...] = ()
    tasks: tuple[TaskText, ...] = ()
    attendance: tuple[Row, ...] = ()
    approval: Approval = field(default_factory=Approval)

    @property
    def has_exempt(self) -> bool:
        """Whether a public version differs from the full one."""
        return any(item.is_exempt for item in self.items)

    @property
    def public(self) -> "MinutesText":
        """As anyone may read them: of an exempt item only its number, its clock time and the legal basis."""
        hidden = {number for item in self.items if item.is_exempt for number in item.tasks}
        return replace(
            self,
            items=public_items(self.items),
            tasks=tuple(task for task in self.tasks if task.number not in hidden),
        )

    @property
    def decisions(self) -> int:
        """How many decisions were made."""
        return sum(len(item.decisions) for item in self.items)
