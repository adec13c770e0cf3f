"""Schools as places of the survey."""

from foundation.access.actor import Actor
from network.models import Membership
from plc_survey.place import Place


def place_for(actor: Actor, network: int, school: int) -> Place | None:
    """The school in the network, if the actor holds a role in that network or leads the school."""
    if network not in actor.networks() and school not in actor.schools("principal", "leader"):
        return None
    member = (
        Membership.objects.filter(network_id=network, school_id=school)
        .select_related("school", "network", "network__municipality")
        .first()
    )
    if member is None:
        return None
    return Place(member.school, member.network)
