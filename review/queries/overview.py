"""The reviewer's overview: where RKBU's help may be most wanted, in words, never red, never to the owner."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone

from foundation.access.actor import Actor
from foundation.texts import sort_key
from network.models import Membership, Network, ProgrammeYear, RoleAssignment
from network.queries import networks_for
from plans.models import Share
from review.domain.attention import NetworkState, Reason, order, reasons
from review.domain.occasions import Occasion, Sitting, sittings
from review.models import Review
from sessions.models import Kind, NetworkSession, State


@dataclass(frozen=True)
class NetworkLine:
    """A network in the list, with its year's sessions and why it stands where it stands."""

    network: Network
    year: ProgrammeYear | None
    ordinal: int
    schools: int
    sessions: tuple[NetworkSession, ...]
    reasons: tuple[Reason, ...]
    with_reviewer: NetworkSession | None
    occasion: Occasion | None
    review: Review | None
    visit_occasion: Occasion | None
    visit_review: Review | None

    @property
    def held(self) -> int:
        """How many sessions have been held."""
        return sum(session.is_held for session in self.sessions)

    @property
    def next_session(self) -> NetworkSession | None:
        """The next session, with RKBU or without."""
        return next((session for session in self.sessions if session.is_open), None)

    @property
    def wants_talk(self) -> bool:
        """May need a talk."""
        return order(self.reasons) == 0

    @property
    def rank(self) -> int:
        """Where it stands in the list: those that may need a talk, those with something to do, the rest."""
        return order(self.reasons)


@dataclass(frozen=True)
class NetworkList:
    """All networks of a reviewer, those that need something first."""

    lines: tuple[NetworkLine, ...]
    schools: int

    @property
    def wanting(self) -> list[NetworkLine]:
        """Those that may need a talk."""
        return [line for line in self.lines if line.wants_talk]

    @property
    def next_visit(self) -> NetworkLine | None:
        """The network of the next session with RKBU."""
        coming = [line for line in self.lines if line.with_reviewer]
        return min(coming, key=lambda line: line.with_reviewer.starts_at, default=None)  # type: ignore[union-attr]


def overview_of(actor: Actor, now: datetime | None = None, only: int | None = None) -> NetworkList:
    """Every network that the actor reviews (or that one): the same number of queries for any number of them."""
    now = now or timezone.now()
    reviewed = actor.networks("reviewer") & ({only} if only else actor.networks())
    networks = list(networks_for(actor).filter(pk__in=reviewed).prefetch_related("programme_years"))
    keys = [network.pk for network in networks]
    sessions, reviews = _sessions(keys), _reviews(keys)
    shared, schools, convened = _shared(keys), _schools(keys, now), _convened(keys, now)
    lines = [
        _line(
            network,
            _year(network, timezone.localdate(now)),
            sessions,
            reviews,
            (schools[network.pk], shared[network.pk], network.pk in convened),
            now,
        )
        for network in networks
    ]
    lines.sort(key=lambda line: (line.rank, sort_key(line.network.name), line.network.pk))
    return NetworkList(tuple(lines), sum(schools.values()))


def _year(network: Network, today: date) -> ProgrammeYear | None:
    """The programme year of the day among those loaded; the first before it begins, the last after it ends."""
    years = list(network.programme_years.all())
    begun = [year for year in years if date(year.year, 5, 1) <= today]
    return begun[-1] if begun else years[0] if years else None


def _sessions(networks: list[int]) -> dict[int, list[NetworkSession]]:
    found: dict[int, list[NetworkSession]] = defaultdict(list)
    every = NetworkSession.objects.standing().in_time_order().select_related("host", "record")
    for session in every.filter(network__in=networks):
        found[session.programme_year_id].append(session)
    return found


def _reviews(networks: list[int]) -> dict[int, dict[str, Review]]:
    found: dict[int, dict[str, Review]] = defaultdict(dict)
    shared_parts = Count("parts", filter=Q(parts__version__gt=0))
    for review in Review.objects.filter(network__in=networks).annotate(shared_parts=shared_parts):
        found[review.programme_year_id][review.occasion] = review
    return found


def _shared(networks: list[int]) -> Counter[int]:
    held = Share.objects.filter(
        plan__network__in=networks, audience=Share.RKBU, withdrawn_at__isnull=True
    ).values_list("plan__network_id", flat=True)
    return Counter(held)


def _schools(networks: list[int], now: datetime) -> Counter[int]:
    today = timezone.localdate(now)
    held = Membership.objects.filter(
        Q(left_on__isnull=True) | Q(left_on__gte=today), network__in=networks, joined_on__lte=today
    )
    return Counter(held.values_list("network_id", flat=True))


def _convened(networks: list[int], now: datetime) -> set[int]:
    held = RoleAssignment.objects.on(timezone.localdate(now)).filter(network__in=networks, role="convenor")
    return set(held.values_list("network_id", flat=True))


def _line(
    network: Network,
    year: ProgrammeYear | None,
    sessions: dict[int, list[NetworkSession]],
    reviews: dict[int, dict[str, Review]],
    counted: tuple[int, int, bool],
    now: datetime,
) -> NetworkLine:
    own = sessions.get(year.pk, []) if year else []
    begun = reviews.get(year.pk, {}) if year else {}
    keys = sittings([Sitting(s.pk, s.kind, s.rkbu_takes_part) for s in own])
    by_key = {session.pk: session for session in own}
    visits = [session for session in own if session.rkbu_takes_part and session.is_open]
    visit = next((o for o, key in keys.items() if visits and key == visits[0].pk), None)
    occasion = _occasion(keys, by_key, begun)
    schools, shared, has_convenor = counted
    state = NetworkState(
        schools=schools,
        shared=min(shared, schools),
        second_held=any(s.is_held and s.kind != Kind.FIRST for s in own),
        has_convenor=has_convenor,
        last_held=max((timezone.localdate(s.starts_at) for s in own if s.is_held), default=None),
        next_on=next((timezone.localdate(s.starts_at) for s in own if s.is_open), None),
        minutes_missing_since=next(
            (timezone.localdate(s.starts_at) for s in own if s.state == State.HELD), None
        ),
        with_reviewer_on=timezone.localdate(visits[0].starts_at) if visits else None,
        prepared=visit is not None and visit.value in begun,
        **_review_due(keys, by_key, begun),
    )
    return NetworkLine(
        network=network,
        year=year,
        ordinal=year.year - network.first_year + 1 if year else 0,
        schools=schools,
        sessions=tuple(own),
        reasons=reasons(state, timezone.localdate(now)),
        with_reviewer=visits[0] if visits else None,
        occasion=occasion,
        review=begun.get(occasion.value) if occasion else None,
        visit_occasion=visit,
        visit_review=begun.get(visit.value) if visit else None,
    )


def _occasion(
    keys: dict[Occasion, int], sessions: dict[int, NetworkSession], begun: dict[str, Review]
) -> Occasion | None:
    """The occasion to work with now: the latest held until it is shared, then the next to come."""
    held = [o for o in keys if sessions[keys[o]].is_held]
    latest = held[-1] if held else None
    if latest and not (latest.value in begun and begun[latest.value].is_shared):
        return latest
    return next((o for o in keys if not sessions[keys[o]].is_held), latest)


def _review_due(
    keys: dict[Occasion, int], sessions: dict[int, NetworkSession], begun: dict[str, Review]
) -> dict[str, Any]:
    """The day of the latest held session whose review is not shared with the network, and how many schools have theirs."""
    held = [o for o in keys if sessions[keys[o]].is_held]
    if not held:
        return {}
    review = begun.get(held[-1].value)
    if review and review.is_shared:
        return {}
    return {
        "review_due_since": timezone.localdate(sessions[keys[held[-1]]].starts_at),
        "review_shared_with": review.shared_parts if review else 0,  # type: ignore[attr-defined]
    }


def filtered(found: NetworkList, q: str = "", year: int | str = "", state: str = "") -> list[NetworkLine]:
    """The lines that fit the words, the year in the programme and the state."""
    kinds = {"talk": 0, "mine": 1}
    return [
        line
        for line in found.lines
        if (not q or q.lower() in f"{line.network.name} {line.network.municipality.name}".lower())
        and (not year or line.ordinal == year)
        and (not state or line.rank == kinds[state])
    ]
