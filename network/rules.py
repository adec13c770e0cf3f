"""Who may do what with a network and its people."""

from django.utils.translation import gettext_lazy as _

from foundation.access.actor import Actor
from foundation.access.verdict import Verdict, no, yes
from network.models import Network


def see_network(actor: Actor, network: Network) -> Verdict:
    """Everyone with a role in the network."""
    if network.pk in actor.networks():
        return yes()
    return no(_("Only the members of a network and RKBU's reviewers see it."))
