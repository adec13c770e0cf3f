"""Rounds as those who may see them read them."""

from django.db.models import F, Q, QuerySet

from foundation.access.actor import Actor
from network.models import Network, School
from plc_survey.models import Round, Share
from plc_survey.place import Place


def loaded(rounds: QuerySet[Round]) -> QuerySet[Round]:
    """With school, network and content (without its body)."""
    related = rounds.select_related("school", "network", "network__municipality", "content")
    return related.defer("content__body")


def round_for(actor: Actor, pk: int) -> Round | None:
    """The round, for the school's leadership; a closed and shared one also for those it is shared with."""
    return visible(actor).filter(pk=pk).first()


def closed_round_for(actor: Actor, pk: int) -> Round | None:
    """The same, but only when it is closed: there are results to give out."""
    return visible(actor).filter(closed_at__isnull=False).select_related("result").filter(pk=pk).first()


def visible(actor: Actor) -> QuerySet[Round]:
    """The rounds that the actor may know of."""
    own = Q(school__in=actor.schools("principal", "leader"))
    network = ("principal", "leader", "convenor", "minute_taker", "reviewer")
    shared = Q(share__in=[Share.NETWORK, Share.OWNER], network__in=actor.networks(*network))
    owned = Q(share=Share.OWNER, network__in=actor.networks("owner"))
    return loaded(Round.objects.filter(own | Q(closed_at__isnull=False) & (shared | owned)))


def rounds_at(place: Place) -> list[Round]:
    """Every round of the school in the network, newest first."""
    return list(loaded(Round.objects.filter(school=place.school, network=place.network)))


def current_round(school: School, network: Network) -> Round | None:
    """The round that is prepared or running at the school; else the last closed one; else None."""
    rounds = loaded(Round.objects.filter(school=school, network=network))
    return rounds.order_by(F("closed_at").desc(nulls_first=True), "-opens_on", "-pk").first()
