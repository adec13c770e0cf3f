"""The sections that this app itself puts on the page of a network."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from foundation.access.actor import Actor
from network import queries, sections
from network.models import Network
from network.rules import move_content, set_up_network


def schools(actor: Actor, network: Network) -> dict[str, Any]:
    """The schools with their leaders and what other apps say of them, and the network's own roles."""
    roster = queries.roster_of(network)
    notes = sections.school_notes(actor, network)
    lines = [{"row": row, "notes": notes.get(row.school.pk, [])} for row in roster.schools]
    return {"roster": roster, "lines": lines}


def hosts(actor: Actor, network: Network) -> dict[str, Any]:
    """The order in which the schools host."""
    return {"members": list(queries.members_on(network))}


def anchoring(actor: Actor, network: Network) -> dict[str, Any]:
    """The decisions that carry the project."""
    return {"anchorings": queries.anchorings_of(network)}


def content(actor: Actor, network: Network) -> dict[str, Any] | None:
    """The newer version of the programme's content, for those who may move the network to it."""
    newer = queries.newer_version(network) if move_content(actor, network) else None
    return {"newer": newer} if newer else None


def set_up_step(actor: Actor, network: Network) -> sections.NextStep | None:
    """While the network is being set up, whoever sets it up is led there."""
    if not network.is_being_set_up or not set_up_network(actor, network):
        return None
    step = next((each for each in queries.roster_of(network).steps if each.is_next), None)
    if step is None:
        return None
    return sections.NextStep(
        heading=_("Get the network going"),
        text=_("Some steps are left before the first session."),
        label=_("Go on setting up"),
        url=reverse("network:set_up", args=[network.pk]),
    )
