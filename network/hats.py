"""The hats of a person: each role at a place is one, and the menu follows the one worn."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from foundation.access.actor import Actor, Grant
from network.models import Network, Role, School

ORDER = ("principal", "leader", "convenor", "minute_taker", "owner", "reviewer", "rkbu", "editor")
OPERATOR = "operator"


@dataclass(frozen=True)
class Hat:
    """One role at one place; `key` stands in the session and in the form that changes hats."""

    role: str
    network: int | None
    school: int | None
    label: str | Promise
    place: str
    current: bool = False

    @property
    def key(self) -> str:
        """«principal:3:7»: role, network, school."""
        return key_of(self.role, self.network, self.school)


def key_of(role: str, network: int | None, school: int | None) -> str:
    """The hat's key in sessions and forms."""
    return f"{role}:{network or ''}:{school or ''}"


def keys_of(actor: Actor) -> list[str]:
    """The keys of every hat the actor may wear, the nearest to the school first."""
    return [key_of(grant.role, grant.network, grant.school) for grant in _sorted(actor)]


def hats_of(actor: Actor, worn: str) -> list[Hat]:
    """Every hat with its label and place, the worn one marked; two queries at most."""
    grants = _sorted(actor)
    schools = _names(School, [grant.school for grant in grants])
    networks = _names(Network, [grant.network for grant in grants])
    keys = keys_of(actor)
    worn = worn if worn in keys else next(iter(keys), "")
    return [_hat(grant, schools, networks, key == worn) for grant, key in zip(grants, keys, strict=True)]


def _sorted(actor: Actor) -> list[Grant]:
    grants = sorted(
        (grant for grant in actor.grants if grant.role in ORDER),  # a mandate is no hat
        key=lambda grant: (ORDER.index(grant.role), -(grant.network or 0), grant.school or 0),
    )
    return [*grants, Grant(OPERATOR)] if actor.is_operator else grants


def _names(model: type[School] | type[Network], pks: list[int | None]) -> dict[int, str]:
    wanted = {pk for pk in pks if pk}
    return dict(model.objects.filter(pk__in=wanted).values_list("pk", "name")) if wanted else {}


def _hat(grant: Grant, schools: dict[int, str], networks: dict[int, str], current: bool) -> Hat:
    label = pgettext_lazy("role", "Operator") if grant.role == OPERATOR else Role(grant.role).label
    place = schools.get(grant.school or 0) or networks.get(grant.network or 0) or "Lederprogrammet"
    return Hat(grant.role, grant.network, grant.school, label, place, current)
