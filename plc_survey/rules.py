"""Who may do what with the survey: `(actor, object) -> verdict`, without any query.

`thing` is whatever lies at a school in a network: a Place, a Round or a JointRubric.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from foundation.access.actor import Actor
from foundation.access.verdict import Verdict, no, yes
from network.models import Network
from plc_survey.models import Share

LEADERSHIP = ("principal", "leader")
NETWORK = ("principal", "leader", "convenor", "minute_taker", "reviewer")


def _is_leadership(actor: Actor, thing: Any) -> bool:
    return actor.has(*LEADERSHIP, school=thing.school.pk)  # also after the school has left the network


def lead(actor: Actor, thing: Any) -> Verdict:
    """See the school's rounds, give the leadership's judgement, write ideas: the school's leadership."""
    if _is_leadership(actor, thing):
        return yes()
    return no(_("Only the leadership of the school sees this."))


def keep(actor: Actor, thing: Any) -> Verdict:
    """Open and close rounds, print codes: the principal, or the leader who holds the principal's mandate today."""
    if actor.has("principal", "mandate", school=thing.school.pk):
        return yes()
    return no(_("Only the principal, or the leader whom the principal has named, can do this."))


def answer_for(actor: Actor, thing: Any) -> Verdict:
    """Share figures: the same two."""
    return keep(actor, thing)


def see_results(actor: Actor, thing: Any) -> Verdict:
    """See the school's own figures: its leadership, and those the school shares them with."""
    if _is_leadership(actor, thing):
        return yes()
    network = thing.network.pk
    if thing.share in (Share.NETWORK, Share.OWNER) and actor.has(*NETWORK, network=network):
        return yes()
    if thing.share == Share.OWNER and actor.has("owner", network=network):
        return yes()
    return no(_("The school has not shared these figures."))


def see_network_figures(actor: Actor, network: Network) -> Verdict:
    """See the network's figures: everyone with a role in the network."""
    if actor.has(*NETWORK, "owner", network=network.pk):
        return yes()
    return no(_("Only the network sees these figures."))


def convene(actor: Actor, network: Network) -> Verdict:
    """Prepare rounds for all schools, publish the network's figures: the convenor."""
    if actor.has("convenor", network=network.pk):
        return yes()
    return no(_("Only the convenor of the network can do this."))


def see_publication(actor: Actor, publication: Any) -> Verdict:
    """See a publication of the network's figures: as the network's figures."""
    return see_network_figures(actor, publication.network)
