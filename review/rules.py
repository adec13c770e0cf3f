"""Who may read and write reviews, the owner's questions and the network's summary."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from foundation.access.actor import Actor
from foundation.access.verdict import Verdict, no, yes
from network.models import Network
from review.models import NetworkSummary, OwnerAnswer, OwnerYear, Review, SchoolPart

if TYPE_CHECKING:
    from review.queries.places import Place, SchoolPlace

MEMBERS = ("principal", "leader", "convenor", "minute_taker")
LEADERSHIP = ("principal", "leader")
NOT_SHARED = _("This review has not been shared yet. RKBU decides when it is ready to be read.")


def see_overview(actor: Actor) -> Verdict:
    """RKBU's reviewers see the networks they follow."""
    if actor.networks("reviewer"):
        return yes()
    return no(_("The overview is for RKBU's reviewers. You follow no network as a reviewer."))


def see_reviews(actor: Actor, network: Network) -> Verdict:
    """Members and reviewers; the owner has the network's summary instead."""
    if actor.has(*MEMBERS, "reviewer", network=network.pk):
        return yes()
    return no(_("Reviews are between RKBU and the members of the network. The owner gets its summary."))


def prepare(actor: Actor, place: "Place") -> Verdict:
    """The network's reviewers."""
    if actor.has("reviewer", network=place.network.pk):
        return yes()
    return no(_("Only RKBU's reviewers prepare a review."))


def write_review(actor: Actor, review: Review | SchoolPart) -> Verdict:
    """The network's reviewers."""
    if actor.has("reviewer", network=review.network_id):
        return yes()
    return no(_("Only RKBU's reviewers write reviews."))


def see_network_review(actor: Actor, review: Review) -> Verdict:
    """Reviewers; the members of the network once it is shared."""
    if write_review(actor, review):
        return yes()
    if not actor.has(*MEMBERS, network=review.network_id):
        return no(_("Reviews are between RKBU and the members of the network. The owner gets its summary."))
    return yes() if review.is_shared else no(NOT_SHARED)


def see_school_review(actor: Actor, part: SchoolPart) -> Verdict:
    """Reviewers; that school's own leadership once it is shared."""
    if write_review(actor, part):
        return yes()
    if not actor.has(*LEADERSHIP, school=part.school_id):
        return no(_("A school's review is read by that school and RKBU's reviewers only."))
    return yes() if part.is_shared else no(NOT_SHARED)


def answer_review(actor: Actor, part: SchoolPart) -> Verdict:
    """The school's leadership, once there is something to answer."""
    if not actor.has(*LEADERSHIP, school=part.school_id):
        return no(_("The school's own leadership answers."))
    return yes() if part.is_shared else no(NOT_SHARED)


def see_as_rkbu(actor: Actor, place: "SchoolPlace") -> Verdict:
    """The school's own leadership sees what RKBU sees of it."""
    if actor.has(*LEADERSHIP, school=place.school.pk):
        return yes()
    return no(_("Only the school's own leadership sees this page."))


def see_owner_page(actor: Actor, network: Network) -> Verdict:
    """The school owner."""
    if actor.has("owner", network=network.pk):
        return yes()
    return no(_("This page is the school owner's."))


def answer_owner_question(actor: Actor, answer: OwnerAnswer) -> Verdict:
    """The school owner."""
    return share_owner_year(actor, answer.owner_year)


def share_owner_year(actor: Actor, owner_year: OwnerYear) -> Verdict:
    """The school owner."""
    if actor.has("owner", network=owner_year.network_id):
        return yes()
    return no(_("Only the school owner answers the owner's questions."))


def see_owner_year(actor: Actor, owner_year: OwnerYear) -> Verdict:
    """The owner; members and reviewers once it is shared."""
    if share_owner_year(actor, owner_year):
        return yes()
    if actor.has(*MEMBERS, "reviewer", network=owner_year.network_id) and owner_year.is_shared:
        return yes()
    return no(_("The school owner has not shared the answers yet."))


def write_summary(actor: Actor, summary: NetworkSummary) -> Verdict:
    """The convenor."""
    return write_networks_summary(actor, summary.network)


def write_networks_summary(actor: Actor, network: Network) -> Verdict:
    """The convenor."""
    if actor.has("convenor", network=network.pk):
        return yes()
    return no(_("The convenor writes the network's summary."))


def see_summary(actor: Actor, summary: NetworkSummary) -> Verdict:
    """The convenor; everyone else in the network once it is shared."""
    if write_summary(actor, summary):
        return yes()
    if summary.network_id in actor.networks() and summary.is_shared:
        return yes()
    return no(_("The convenor has not shared the summary yet."))
