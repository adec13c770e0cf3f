"""What can be put together into the network's figures, and what has been published."""

from dataclasses import dataclass
from datetime import date

from foundation.access.actor import Actor
from network.domain.year import may_year
from network.models import Network
from plc_survey.domain.aggregate import may_count
from plc_survey.domain.shown import Shown
from plc_survey.models import Publication, Round, Share
from plc_survey.queries.instrument import content_of_round
from plc_survey.queries.results import shown_of
from plc_survey.queries.rounds import loaded, visible
from programme.domain.content import Instrument


@dataclass(frozen=True)
class Counted:
    """A closed round that its school lets count."""

    round: Round
    shown: Shown


@dataclass(frozen=True)
class Candidate:
    """The network's figures of one phase and programme year as they could be published now.

    Sets hold keys of rounds. `published` is every earlier publication, oldest first, `latest` the newest one.
    """

    phase: str
    year: int
    rounds: tuple[Counted, ...]
    ever_shown: frozenset[int]
    published: tuple[frozenset[int], ...]
    latest: Publication | None
    instrument: Instrument | None

    @property
    def included(self) -> frozenset[int]:
        """The rounds that count."""
        return frozenset(each.round.pk for each in self.rounds)

    @property
    def showing(self) -> frozenset[int]:
        """Those of them whose school shows its own figures now."""
        return frozenset(each.round.pk for each in self.rounds if each.round.share != Share.NOBODY)


def candidate(network: Network, phase: str, year: int) -> Candidate:
    """What could be published: per school the latest closed round of the phase with the newest statements."""
    rounds = _latest_by_school(_closed(network, phase, year))
    digest = rounds[0].content.instrument_digest if rounds else ""
    counted = [Counted(each, shown_of(each)) for each in rounds if each.content.instrument_digest == digest]
    counted = [each for each in counted if each.round.in_aggregate and may_count(each.shown)]
    made = list(
        Publication.objects.filter(network=network, phase=phase, year=year)
        .prefetch_related("rounds")
        .order_by("pk")
    )
    published = tuple(frozenset(each.pk for each in one.rounds.all()) for one in made)
    keys = frozenset().union(*published, {each.round.pk for each in counted})
    ever = frozenset(Round.objects.filter(pk__in=keys, ever_shared=True).values_list("pk", flat=True))
    instrument = content_of_round(rounds[0]) if rounds else None
    return Candidate(phase, year, tuple(counted), ever, published, made[-1] if made else None, instrument)


def _closed(network: Network, phase: str, year: int) -> list[Round]:
    found = loaded(Round.objects.closed().filter(network=network, phase=phase)).select_related("result")
    inside = found.filter(closes_on__gte=date(year, 5, 1), closes_on__lt=date(year + 1, 5, 1))
    return list(inside.order_by("-closed_at", "-pk"))


def _latest_by_school(rounds: list[Round]) -> list[Round]:
    seen: dict[int, Round] = {}
    for each in rounds:
        seen.setdefault(each.school_id, each)
    return list(seen.values())


def phases_with_rounds(network: Network) -> list[tuple[int, str]]:
    """Programme years and phases in which the network has closed rounds, newest first."""
    found = Round.objects.closed().filter(network=network).values_list("closes_on", "phase").distinct()
    order = {"start": 0, "midway": 1, "end": 2}
    return sorted(
        {(may_year(day), phase) for day, phase in found}, key=lambda pair: (-pair[0], -order[pair[1]])
    )


def shown_by_schools(actor: Actor, network: Network) -> list[Round]:
    """Closed rounds that other schools show to this actor, in the schools' name order: never by their figures."""
    found = visible(actor).filter(network=network, closed_at__isnull=False).exclude(share=Share.NOBODY)
    return list(found.order_by("school__name_key", "-closed_at", "pk"))


def publication_for(actor: Actor, pk: int) -> Publication | None:
    """A publication of one of the actor's networks."""
    found = Publication.objects.filter(pk=pk, network__in=actor.networks())
    return found.select_related("network__municipality").first()
