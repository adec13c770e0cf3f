"""Home of the school owner: dates, published minutes, the owner's own next step. Never a list per school."""

from django.utils.translation import gettext as _

from desk.links import Link, link
from desk.queries.home.parts import own_tasks, year_part
from desk.queries.home.shape import Band, Home, Part, Place, greeting
from network.models import Network
from network.queries import anchorings_of
from network.sections import next_step_for
from sessions.models import State
from sessions.queries import next_session, standing_sessions


def home(place: Place) -> Home:
    """What the owner follows."""
    network = place.network
    if network is None:
        return Home(Band(_("You have no network now")))
    session = next_session(network)
    step = next_step_for(place.actor, network)
    band = Band(
        greeting(place, session),
        f"{step.heading}. {step.text}" if step else _("Nothing waits for you now."),
        session=session,
        button=Link(step.label, step.url)
        if step
        else link(_("Go to the network"), "network:network", network.pk),
    )
    return Home(band, (*own_tasks(place), _minutes(network), _anchoring(network), year_part(network)))


def _minutes(network: Network) -> Part:
    published = (State.PUBLISHED, State.APPROVED)
    held = [each for each in standing_sessions(network) if each.state in published]
    return Part("desk/home/minutes.html", {"sessions": held[::-1][:5]})


def _anchoring(network: Network) -> Part:
    return Part("desk/home/anchoring.html", {"network": network, "anchorings": anchorings_of(network)})
