"""An agenda as people were called with it, and what has changed since: names as text, nothing that can change later.

Times are Oslo wall time as ISO 8601 text; it is stored as JSON and read again through these classes.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from sessions.domain.exempt import MayBeExempt, public_items

AGENDA = "sessions.agenda"


@dataclass(frozen=True)
class Share:
    """A school's minutes in the round."""

    school: str
    minutes: int
    extra: bool = False


@dataclass(frozen=True)
class Said:
    """A remark to the last minutes."""

    by: str
    text: str


@dataclass(frozen=True)
class Point(MayBeExempt):
    """An item of the agenda; `key` is the row it was made from, so that two agendas can be laid side by side.

    `question` is that of the school with extra time, and `asks` its name. `settled` says why there is nothing left
    to do about it, such as minutes already approved in writing.
    """

    key: int
    number: int
    title: str
    minutes: int
    starts: str
    ends: str
    text: str = ""
    leader: str = ""
    exempt_basis: str = ""
    shares: tuple[Share, ...] = ()
    groups: tuple[tuple[str, ...], ...] = ()
    group_minutes: int = 0
    plenary: int = 0
    question: str = ""
    asks: str = ""
    remarks: tuple[Said, ...] = ()
    settled: str = ""


@dataclass(frozen=True)
class Paper:
    """A paper that goes with the agenda."""

    title: str
    exempt: bool = False


@dataclass(frozen=True)
class OpenTask:
    """A task that the session follows up; `done` of `count` rows where every school has it; `exempt` as its item."""

    what: str
    who: str
    state: str = "open"
    done: int = 0
    count: int = 1
    exempt: bool = False


@dataclass(frozen=True)
class Head:
    """When, where and who; `before_number` and `before_day` are the session that gave the tasks, 0 before the first."""

    number: int
    title: str
    goal: str
    network: str
    municipality: str
    case_number: str
    starts: str
    ends: str
    mode: str
    host: str = ""
    place: str = ""
    online_link: str = ""
    convenor: str = ""
    rkbu: tuple[str, ...] = ()
    before_number: int = 0
    before_day: str = ""


@dataclass(frozen=True)
class AgendaText:
    """An agenda in full."""

    head: Head
    items: tuple[Point, ...] = ()
    preparation: str = ""
    focus: str = ""
    practical: str = ""
    papers: tuple[Paper, ...] = ()
    tasks: tuple[OpenTask, ...] = ()

    @property
    def has_leaders(self) -> bool:
        """Whether anyone but the convenor leads an item."""
        return any(item.leader not in ("", self.head.convenor) for item in self.items)

    @property
    def has_exempt(self) -> bool:
        """Whether a public version differs from the full one."""
        others = [*(paper.exempt for paper in self.papers), *(task.exempt for task in self.tasks)]
        return any(item.is_exempt for item in self.items) or any(others)

    @property
    def public(self) -> "AgendaText":
        """As anyone may read it: of an exempt item only that it is there, of its papers and tasks nothing."""
        return replace(
            self,
            items=public_items(self.items),
            papers=tuple(paper for paper in self.papers if not paper.exempt),
            tasks=tuple(task for task in self.tasks if not task.exempt),
        )

    @property
    def minutes(self) -> int:
        """The sum of the items."""
        return sum(item.minutes for item in self.items)

    def for_owner(self) -> "AgendaText":
        """Without the schools' tasks and the members' remarks."""
        return replace(self, tasks=(), items=tuple(replace(item, remarks=()) for item in self.items))


class What(StrEnum):
    """What a change is about."""

    TIME = "time"
    PLACE = "place"
    NEW = "new"
    GONE = "gone"
    TEXT = "text"
    MINUTES = "minutes"
    ORDER = "order"
    PREPARATION = "preparation"
    PRACTICAL = "practical"
    PAPERS = "papers"


@dataclass(frozen=True)
class Change:
    """One thing that differs; `title` names the item, `was` and `now` its minutes.

    Of an `exempt` item the title stays inside.
    """

    what: What
    title: str = ""
    was: int = 0
    now: int = 0
    exempt: bool = False


def changes(before: AgendaText, after: AgendaText) -> tuple[Change, ...]:
    """What those who were called with `before` would want to know: never what moves by itself, such as tasks done."""
    found = [*_when_and_where(before.head, after.head), *_items(before, after)]
    pairs = (
        (What.PREPARATION, (before.preparation, before.focus), (after.preparation, after.focus)),
        (What.PRACTICAL, before.practical, after.practical),
        (What.PAPERS, before.papers, after.papers),
    )
    return (*found, *(Change(what) for what, old, new in pairs if old != new))


def _when_and_where(old: Head, new: Head) -> list[Change]:
    found = []
    if (old.starts, old.ends) != (new.starts, new.ends):
        found.append(Change(What.TIME))
    if (old.mode, old.host, old.place, old.online_link) != (new.mode, new.host, new.place, new.online_link):
        found.append(Change(What.PLACE))
    return found


def _items(before: AgendaText, after: AgendaText) -> list[Change]:
    old, new = {item.key: item for item in before.items}, {item.key: item for item in after.items}
    found = [
        Change(What.NEW, item.title, exempt=item.is_exempt) for key, item in new.items() if key not in old
    ]
    found += [
        Change(What.GONE, item.title, exempt=item.is_exempt) for key, item in old.items() if key not in new
    ]
    stayed = [key for key in old if key in new]
    for key in stayed:
        found += _item(old[key], new[key])
    if stayed != [key for key in new if key in old]:
        found.append(Change(What.ORDER))
    return found


def _item(old: Point, new: Point) -> list[Change]:
    found, exempt = [], old.is_exempt or new.is_exempt
    if _words(old) != _words(new):
        found.append(Change(What.TEXT, new.title, exempt=exempt))
    if old.minutes != new.minutes:
        found.append(Change(What.MINUTES, new.title, old.minutes, new.minutes, exempt=exempt))
    return found


def _words(item: Point) -> tuple[str, ...]:
    return (item.title, item.text, item.leader, item.exempt_basis, item.question)
