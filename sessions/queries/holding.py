"""Reads of a running session: one row for whoever follows, everything for whoever leads."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core import signing
from django.utils import timezone

from foundation.access.actor import Actor
from sessions.domain.agenda import clock_times
from sessions.models import AgendaItem, Holding, NetworkSession


def holding_for(actor: Actor, pk: int) -> Holding | None:
    """The running of session `pk` with all that followers see: one indexed query."""
    return (
        Holding.objects.select_related("session", "session__network", "item")
        .filter(session=pk, session__network__in=actor.networks())
        .first()
    )


FOLLOW = "sessions.follow"
AS_LONG_AS = timedelta(hours=12)  # a signed-in day: then the page asks who it is again
AFTER_THE_END = timedelta(hours=1)


def follow_token(holding: Holding, language: str) -> str:
    """What a page that follows asks with: one session and the reader's language, signed when the page was opened."""
    return signing.dumps([holding.session_id, language], salt=FOLLOW, compress=True)


def followed(token: str, now: datetime | None = None) -> tuple[Holding, str] | None:
    """The running that a page follows and its language: one indexed query, no sign-in, nothing written.

    None when the token is not ours or a day old, and when the session ended an hour ago.
    """
    try:
        session, language = signing.loads(token, salt=FOLLOW, max_age=AS_LONG_AS)
    except (signing.BadSignature, ValueError):
        return None
    holding = (
        Holding.objects.select_related("session", "session__network", "item").filter(session=session).first()
    )
    if holding is None or (holding.ended_at and (now or timezone.now()) - holding.ended_at > AFTER_THE_END):
        return None
    return holding, language


def tag_of(holding: Holding, language: str) -> str:
    """The ETag of what followers see: changes with the row's revision and the reader's language."""
    return f'"{holding.pk}-{holding.revision}-{language}"'


@dataclass(frozen=True)
class TurnRow:
    """A school's turn in the round: done, now or to come; seconds given and used."""

    who: str
    seconds: int
    extra: bool
    state: str
    used: int = 0

    @property
    def minutes(self) -> int:
        """Given, in minutes."""
        return round(self.seconds / 60)

    @property
    def used_minutes(self) -> int:
        """Used, in minutes."""
        return round(self.used / 60)


@dataclass(frozen=True)
class Clock:
    """What the clock shows: who has the floor, how long is given, how much is left (negative: over).

    With `together` nobody has it: they talk in `groups`, or all of them. `asks`: it is the time of the school
    that has brought a question.
    """

    who: str
    given: int
    left: int
    running: bool
    until: datetime | None
    turns: tuple[TurnRow, ...]
    following: str
    after_that: str
    together: bool = False
    groups: tuple[tuple[str, ...], ...] = ()
    asks: bool = False

    @property
    def share_used(self) -> float:
        """Percent of the time that has gone, at most 100."""
        return min(100.0, max(0.0, (self.given - self.left) / self.given * 100)) if self.given else 100.0

    @property
    def given_minutes(self) -> int:
        """Given, in minutes."""
        return round(self.given / 60)

    @property
    def shown(self) -> str:
        """«7:20», with a minus when the time is over."""
        sign = "−" if self.left < 0 else ""
        return f"{sign}{abs(self.left) // 60}:{abs(self.left) % 60:02d}"

    @property
    def minutes_left(self) -> int:
        """Whole minutes left, 0 when it is over."""
        return max(0, self.left) // 60

    @property
    def seconds_left(self) -> int:
        """The seconds beside them."""
        return max(0, self.left) % 60

    @property
    def is_over(self) -> bool:
        """The time has run out."""
        return self.left <= 0


def clock_of(holding: Holding, now: datetime | None = None) -> Clock:
    """The clock of the current turn, or of the item where there are no turns."""
    now = now or timezone.now()
    turns = _turns(holding)
    current = turns[holding.turn] if holding.turn < len(turns) else None
    minutes = holding.item.minutes if holding.item else 0
    given = (current.seconds if current else minutes * 60) + holding.granted
    since = holding.turn_since or holding.item_since or holding.began_at
    until = holding.ended_at or holding.paused_at or now
    left = given - max(0, int((until - since).total_seconds()))
    running = holding.paused_at is None and holding.ended_at is None
    rest = [turn.who for turn in turns[holding.turn + 1 :]]
    spoken = holding.turns[holding.turn] if current else {}
    return Clock(
        who=current.who if current else "",
        given=given,
        left=left,
        running=running,
        until=since + timedelta(seconds=given) if running else None,
        turns=tuple(turns),
        following=rest[0] if rest else "",
        after_that=rest[1] if len(rest) > 1 else "",
        together=bool(spoken.get("together")),
        groups=tuple(tuple(group) for group in spoken.get("groups", ())),
        asks=bool(spoken.get("extra") or spoken.get("groups")),
    )


def _turns(holding: Holding) -> list[TurnRow]:
    return [
        TurnRow(
            who=turn["who"],
            seconds=turn["seconds"],
            extra=turn["extra"],
            state="done" if at < holding.turn else "now" if at == holding.turn else "open",
            used=holding.used[at] if at < len(holding.used) else 0,
        )
        for at, turn in enumerate(holding.turns)
    ]


@dataclass(frozen=True)
class Step:
    """An item in the running order: done, now or to come."""

    item: AgendaItem
    starts: datetime
    ends: datetime
    state: str


def steps_of(session: NetworkSession, holding: Holding) -> list[Step]:
    """The agenda as steps, the current one marked."""
    items = list(session.items.live())
    times = clock_times(session.local_start, [item.minutes for item in items])
    at = next((n for n, item in enumerate(items) if item.pk == holding.item_id), 0)
    return [
        Step(item, span[0], span[1], "done" if n < at else "now" if n == at else "open")
        for n, (item, span) in enumerate(zip(items, times, strict=True))
    ]


def minutes_behind(steps: list[Step], holding: Holding, now: datetime | None = None) -> int:
    """How many minutes behind the agenda the session is, by when the current item should have ended; 0 in time."""
    now = timezone.localtime(now or timezone.now())
    current = next((step for step in steps if step.state == "now"), None)
    if current is None:
        return 0
    return max(0, int((now - current.ends).total_seconds() // 60))
