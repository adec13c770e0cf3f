"""What a home page is made of: a band with the next step, and sections below."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from accounts.models import Person
from desk.domain.greeting import Span, distance
from desk.links import Link
from foundation import spelling
from foundation.access.actor import Actor
from network.hats import Hat
from network.models import Network, School
from network.queries import network_to_read, school_for
from sessions.models import NetworkSession

Text = str | Promise


@dataclass(frozen=True)
class Check:
    """A line of what to prepare: its mark, what it is, a word about it, where to go."""

    mark: str
    text: Text
    note: Text = ""
    link: Link | None = None


@dataclass(frozen=True)
class Band:
    """The green band: the message, then the next session with what to prepare, or a lead in words; one button."""

    heading: Text
    lead: Text = ""
    session: NetworkSession | None = None
    task: Text = ""
    checks: tuple[Check, ...] = ()
    button: Link | None = None
    link: Link | None = None


@dataclass(frozen=True)
class Part:
    """A section below the band."""

    template: str
    data: Mapping[str, Any]


@dataclass(frozen=True)
class Home:
    """A whole home page."""

    band: Band
    parts: tuple[Part, ...] = field(default_factory=tuple)


class Place:
    """Whose page it is, and where the worn hat belongs; read when first asked for."""

    def __init__(self, actor: Actor, person: Person, hat: Hat | None) -> None:
        self.actor, self.person, self.hat = actor, person, hat
        self.today: date = timezone.localdate()

    @cached_property
    def network(self) -> Network | None:
        """The network of the hat."""
        return network_to_read(self.actor, self.hat.network) if self.hat and self.hat.network else None

    @cached_property
    def school(self) -> School | None:
        """The school of the hat."""
        return school_for(self.actor, self.hat.school) if self.hat and self.hat.school else None


def greeting(place: Place, session: NetworkSession | None) -> str:
    """«Hei, Kari. Neste samling er om sju dager.»"""
    day = session.local_start.date() if session else None
    return _("Hello, %(name)s.") % {"name": place.person.first_name} + " " + _how_far(day, place.today)


def _how_far(day: date | None, today: date) -> str:
    far = distance(day, today)
    words = {"number": spelling.words(far.number, spelling_language())}
    match far.span:
        case Span.NONE:
            return _("No session is planned yet.")
        case Span.TODAY:
            return _("The next session is today.")
        case Span.TOMORROW:
            return _("The next session is tomorrow.")
        case Span.DAYS:
            said = ngettext(
                "The next session is in %(number)s day.",
                "The next session is in %(number)s days.",
                far.number,
            )
            return said % words
        case Span.WEEKS:
            said = ngettext(
                "The next session is in %(number)s week.",
                "The next session is in %(number)s weeks.",
                far.number,
            )
            return said % words
    assert day is not None
    return _("The next session is on %(day)s.") % {"day": spelling.daymonth(day, spelling_language())}


def spelling_language() -> str:
    """The language in use: nb, nn or en."""
    return (get_language() or "nb")[:2]
