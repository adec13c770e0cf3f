"""Schools as places of the survey."""

from django.utils import timezone

from accounts.models import Person
from foundation.access.actor import Actor
from network.models import Membership
from network.queries import leaders_of
from plc_survey.models import Keeper
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
    return Place(member.school, member.network, keeper_at(school))


def keeper_at(school: int) -> int | None:
    """The account that may keep the school's rounds today beside the principal."""
    held = Keeper.objects.on(timezone.localdate()).filter(school_id=school)
    return held.values_list("person_id", flat=True).first()


def named_keeper(place: Place) -> Keeper | None:
    """Whom the principal has named, also for later days."""
    return Keeper.objects.filter(school=place.school).select_related("person").first()


def leaders_at(place: Place) -> list[Person]:
    """Those of the school's leadership who are not its principal."""
    return [role.person for role in leaders_of(place.school) if role.role == "leader"]
