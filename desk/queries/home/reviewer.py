"""Home of RKBU's person for a network: the next visits, and what each network waits for."""

from django.utils.translation import gettext as _

from desk.links import Link, link
from desk.queries.home.parts import own_tasks
from desk.queries.home.shape import Band, Home, Part, Place, greeting
from review.page import reviewers_step
from review.queries import overview_of


def home(place: Place) -> Home:
    """The next session that RKBU takes part in, and the networks in the overview's order."""
    overview = overview_of(place.actor)
    visit = overview.next_visit
    session = visit.with_reviewer if visit else None
    step = next(filter(None, map(reviewers_step, overview.lines)), None)
    to_overview = link(_("See the overview"), "review:overview")
    band = Band(
        greeting(place, session),
        f"{step.heading}. {step.text}" if step else _("Nothing waits for you now."),
        session=session,
        button=Link(step.label, step.url) if step else to_overview,
        link=to_overview if step else None,
    )
    return Home(band, (*own_tasks(place), Part("desk/home/networks.html", {"lines": overview.lines})))
