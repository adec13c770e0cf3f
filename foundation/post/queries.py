"""Reads of the outbox."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Max, QuerySet
from django.db.models.functions import TruncMonth
from django.utils import timezone

from accounts.models import Person
from foundation.access.actor import Actor
from foundation.post.models import Delivery, Message, State

LIST = 50  # deliveries on a page
PLENTY = 4  # mails a person a month; more is worth a thought


def deliveries(*, related: tuple[str, int], kind: str | None = None) -> list[Delivery]:
    """Every delivery about a thing, the newest message first, its recipients in the order of posting."""
    held = Delivery.objects.filter(message__related_kind=related[0], message__related_id=related[1])
    if kind:
        held = held.filter(message__kind=kind)
    return list(held.select_related("message").order_by("-message__pk", "pk"))


def people_by_email(addresses: Iterable[str]) -> dict[str, Person]:
    """Those of the addresses that belong to an account, by address in lower case."""
    wanted = {address.strip().lower() for address in addresses}
    return {person.email: person for person in Person.objects.filter(email__in=wanted)}


def _all(actor: Actor) -> QuerySet[Delivery]:
    held = Delivery.objects.select_related("message")
    return held if actor.is_operator else held.none()


def delivery_for(actor: Actor, pk: int) -> Delivery | None:
    """The delivery, for the operator."""
    return _all(actor).filter(pk=pk).first()


def message_for(actor: Actor, pk: int) -> Message | None:
    """The message with its deliveries, for the operator."""
    return Message.objects.filter(pk=pk).first() if actor.is_operator else None


def waiting_for_a_person(actor: Actor) -> list[Delivery]:
    """Failed and uncertain deliveries, the newest first."""
    return list(_all(actor).filter(state__in=[State.FAILED, State.UNCERTAIN]).order_by("-changed_at", "-pk"))


def latest(actor: Actor, before: int | None = None) -> list[Delivery]:
    """The newest deliveries, or those older than the key `before`."""
    held = _all(actor).order_by("-pk")
    return list((held.filter(pk__lt=before) if before else held)[:LIST])


@dataclass(frozen=True)
class Queue:
    """What is on its way: how many, and since when the oldest has waited."""

    count: int
    oldest: datetime | None


def queue(actor: Actor) -> Queue:
    """Waiting deliveries and those being sent just now."""
    held = _all(actor).filter(state__in=[State.WAITING, State.SENDING]).order_by("asked_at")
    asked = list(held.values_list("asked_at", flat=True))
    return Queue(len(asked), asked[0] if asked else None)


@dataclass(frozen=True)
class MonthOfMails:
    """How many people were sent mails in a month, how many mails, and who got more than is meant."""

    month: date
    people: int
    mails: int
    above: list[tuple[str, int]]

    @property
    def each(self) -> float:
        """Mails a person who got any."""
        return self.mails / self.people if self.people else 0.0


def months_back(day: date, count: int) -> list[date]:
    """The first days of the day's month and those before it, newest first."""
    months = [day.year * 12 + day.month - 1 - back for back in range(count)]
    return [date(month // 12, month % 12 + 1, 1) for month in months]


def mails_a_month(actor: Actor, months: list[date]) -> list[MonthOfMails]:
    """Mails sent to each person a month, sign-in codes left out; only those with more than `PLENTY` by name."""
    start = timezone.make_aware(datetime.combine(min(months), datetime.min.time()))
    rows = (
        _all(actor)
        .filter(state=State.SENT, changed_at__gte=start, message__secret=False)
        .annotate(month=TruncMonth("changed_at"))
        .values("email", "month")
        .annotate(mails=Count("pk"), called=Max("name"))
        .order_by()
    )
    found: dict[date, list[tuple[str, int]]] = {month: [] for month in months}
    for row in rows:
        month = timezone.localtime(row["month"]).date()
        if month in found:
            found[month].append((row["called"] or row["email"], row["mails"]))
    return [_month(month, people) for month, people in found.items()]


def _month(month: date, people: list[tuple[str, int]]) -> MonthOfMails:
    above = sorted((-mails, name) for name, mails in people if mails > PLENTY)
    return MonthOfMails(
        month=month,
        people=len(people),
        mails=sum(mails for _name, mails in people),
        above=[(name, -mails) for mails, name in above],
    )
