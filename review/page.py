"""This room's part of a network's page: what is shared, and the reviewer's and the owner's next step."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from foundation.access.actor import Actor
from network.models import Network
from network.sections import NextStep
from review import rules
from review.queries import NetworkLine, overview_of, owner_page
from review.queries.reading import shelf_of
from review.wording import reason


def section(actor: Actor, network: Network) -> Mapping[str, Any] | None:
    """The shared reviews and texts; for the owner the way to the owner's page."""
    if actor.has("owner", network=network.pk):
        return {"owner": True}
    if not rules.see_reviews(actor, network):
        return None
    return {
        "shelf": shelf_of(actor, network),
        "writes_summary": bool(rules.write_networks_summary(actor, network)),
    }


def next_step(actor: Actor, network: Network) -> NextStep | None:
    """What waits for the reviewer or the owner in this network."""
    if actor.has("reviewer", network=network.pk):
        return next(map(reviewers_step, overview_of(actor, only=network.pk).lines), None)
    if actor.has("owner", network=network.pk):
        return _owners_step(network)
    return None


def reviewers_step(line: NetworkLine) -> NextStep | None:
    """The review that waits for its reviewer, in a line of the overview."""
    waiting = next((why for why in line.reasons if why.kind == "mine"), None)
    if waiting is None or line.year is None or line.occasion is None:
        return None
    keys = [line.network.pk, line.year.year, line.occasion.value]
    return NextStep(
        _("The review is yours to write"),
        reason(waiting),
        _("Prepare the review") if line.review is None else _("Go on with the review"),
        reverse("review:preparation", args=keys)
        if line.review is None
        else reverse("review:network_review", args=[line.review.pk]),
    )


def _owners_step(network: Network) -> NextStep | None:
    page = owner_page(network)
    if page.answered == len(page.questions):
        return None
    return NextStep(
        _("Four questions for the school owner"),
        _("Your answers go into the municipality's report on its schools."),
        _("Go to the owner's page"),
        reverse("review:owner", args=[network.pk]),
    )
