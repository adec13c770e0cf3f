"""*Siden sist*: one sheet per school before a session, gathered from what has been written already."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from desk.domain.since_last import Headline, headline
from foundation import spelling
from foundation.access.actor import Actor
from foundation.documents.charts import Check, Look, value_check
from network.models import Network, School
from network.queries import programme_year
from plans.domain.contents import ValueCheck
from plans.models import LogEntry, Plan
from plans.queries import Place, place_for, plan_of, since
from plans.queries.along import NewReading, Since
from plans.wording import figure
from review.models import SchoolPart
from review.queries.reviews import SCHOOL_KIND, read_latest
from sessions.models import NetworkSession, Task, TaskState
from sessions.queries import last_held, next_session, open_tasks


@dataclass(frozen=True)
class Advice:
    """What RKBU last wrote to the school, and the step agreed on."""

    on: date
    advice: str
    next_step: str


@dataclass(frozen=True)
class Sheet:
    """Everything on the page; `last` is the day of the session before, `session` the one to come."""

    network: Network
    school: School
    plan: Plan | None
    last: date
    session: NetworkSession | None
    since: Since | None
    done_tasks: tuple[Task, ...]
    open_tasks: tuple[Task, ...]
    advice: Advice | None

    @property
    def until(self) -> date | None:
        """The day of the session it is for."""
        return self.session.local_start.date() if self.session else None

    @property
    def question(self) -> str:
        """What the school asks the network, when it has the extra time."""
        session = self.session
        return session.extra_question if session and session.extra_time_school_id == self.school.pk else ""

    @property
    def readings(self) -> tuple[NewReading, ...]:
        """The school's own figures; those of the survey stay with the survey."""
        found = self.since.readings if self.since else ()
        return tuple(r for r in found if r.reading.series != "survey" and r.reading.value is not None)

    def log(self, kind: str) -> list[LogEntry]:
        """The entries of a kind that may leave the school."""
        return [
            entry for entry in (self.since.log if self.since else ()) if entry.kind == kind and entry.shared
        ]

    @property
    def kept_back(self) -> int:
        """How many log entries are the leadership's own and do not stand here."""
        return sum(not entry.shared for entry in (self.since.log if self.since else ()))

    @property
    def checks(self) -> tuple[ValueCheck, ...]:
        """The latest two value checks."""
        return self.since.value_checks[-2:] if self.since else ()

    @property
    def is_empty(self) -> bool:
        """Nothing to tell of."""
        return self.leads is Headline.NOTHING

    @property
    def leads(self) -> Headline:
        """What the sheet leads with."""
        found = self.since
        shared = [entry for entry in found.log if entry.shared] if found else []
        return headline(
            measures=len(found.done) + len(found.begun) if found else 0,
            milestones=len(found.reached) if found else 0,
            readings=len(self.readings),
            log=len(shared),
            tasks=len(self.done_tasks),
        )


def sheet_for(actor: Actor, network: int, school: int) -> Sheet | None:
    """The sheet of a school in one of the actor's networks."""
    place = place_for(actor, network, school)
    return _sheet(place) if place else None


def sheet_of(network: Network, school: School) -> Sheet:
    """The sheet of a school in its network."""
    return _sheet(Place(network, school, plan_of(school, network)))


def _sheet(place: Place) -> Sheet:
    """The sheet as it stands: from the day after the last session that was held to the next one."""
    network, school, plan = place.network, place.school, place.plan
    held = last_held(network)
    year = programme_year(network)
    begins = date(year.year, 5, 1) if year else date(network.first_year, 5, 1)
    last = held.local_start.date() if held else begins
    return Sheet(
        network=network,
        school=school,
        plan=plan,
        last=last,
        session=next_session(network),
        since=since(plan, last + timedelta(days=1)) if plan else None,
        done_tasks=tuple(_done(network, school, last)),
        open_tasks=tuple(open_tasks(network=network, school=school)),
        advice=_advice(network, school),
    )


def _done(network: Network, school: School, last: date) -> list[Task]:
    """The school's tasks done since the session."""
    done = Task.objects.filter(network=network, school=school, state=TaskState.DONE)
    return [task for task in done if task.closed_at and timezone.localdate(task.closed_at) > last]


def _advice(network: Network, school: School) -> Advice | None:
    parts = SchoolPart.objects.filter(network=network, school=school).values_list("pk", flat=True)
    shared = read_latest(SCHOOL_KIND, parts)
    if not shared:
        return None
    newest = max(shared.values(), key=lambda review: review.head.shared_on)
    return Advice(newest.head.shared_on, newest.words.advice, newest.words.next_step)


# ---- in words --------------------------------------------------------------------------------


def lead(sheet: Sheet, language: str) -> str:
    """The sheet's heading: what there is most to tell of, in the language in use."""
    found = sheet.since
    if found and sheet.leads is Headline.MEASURES:
        return _measures(len(found.done), len(found.begun), language)
    counts = {
        Headline.MILESTONES: len(found.reached) if found else 0,
        Headline.READINGS: len(sheet.readings),
        Headline.TASKS: len(sheet.done_tasks),
    }
    count = counts.get(sheet.leads, 0)
    words = {"number": spelling.words(count, language).capitalize()}
    neuter = {"number": spelling.words(count, language, neuter=True).capitalize()}
    match sheet.leads:
        case Headline.MILESTONES:
            return ngettext("%(number)s milestone reached", "%(number)s milestones reached", count) % neuter
        case Headline.READINGS:
            return ngettext("%(number)s new figure", "%(number)s new figures", count) % neuter
        case Headline.TASKS:
            return ngettext("%(number)s task done", "%(number)s tasks done", count) % words
        case Headline.LOG:
            return _("What we have noted since last")
    return _("Nothing has been noted since last")


def _measures(done: int, begun: int, language: str) -> str:
    finished = ngettext("%(number)s measure done", "%(number)s measures done", done)
    going = ngettext("%(number)s measure under way", "%(number)s measures under way", begun)
    said = [
        text % {"number": spelling.words(count, language, neuter=True)}
        for text, count in ((finished, done), (going, begun))
        if count
    ]
    joined = said[0] if len(said) == 1 else _("%(one)s and %(other)s") % {"one": said[0], "other": said[1]}
    return joined[:1].upper() + joined[1:]


@dataclass(frozen=True)
class ReadingWords:
    """A figure as people read it."""

    number: str
    unit: str
    goal: int
    what: str
    on: date
    target: str


def readings_in_words(sheet: Sheet) -> list[ReadingWords]:
    """The school's own new figures, with their targets."""
    return [_in_words(each) for each in sheet.readings]


def _in_words(each: NewReading) -> ReadingWords:
    """A described sign is a step of so many, with the sign beside what is measured."""
    tree, value = each.indicator, each.reading.value
    target = figure(tree, tree.target) if tree.target is not None else ""
    if value is not None and tree.by_signs:
        what = f"{tree.what}: {figure(tree, value)}"
        steps = _("of %(number)s") % {"number": len(tree.steps)}
        return ReadingWords(str(int(value)), steps, each.number, what, each.reading.on, target)
    number = figure(tree, value, unit=False)
    return ReadingWords(number, tree.unit, each.number, tree.what, each.reading.on, target)


def check_picture(checks: Sequence[ValueCheck], look: Look, language: str) -> str:
    """The latest value checks, the teachers' and the leaders' marks in a line each; empty without any."""
    if not checks:
        return ""
    names = {mark.value: mark.name for check in checks for mark in check.marks}
    rows = [
        Check(f"{name}, {who}", [_mark(check, key, which) for check in checks])
        for key, name in names.items()
        for which, who in (("teachers", _("teachers")), ("leaders", _("leaders")))
    ]
    days = [spelling.shortmonthday(check.on, language) for check in checks]
    return value_check(_("Value check, 1 to 5"), days, rows, look=look)


def _mark(check: ValueCheck, key: int, which: str) -> float | None:
    return next((getattr(mark, which) for mark in check.marks if mark.value == key), None)
