"""Home of the convenor and the minute-taker: the session that wants something now, tasks, year."""

from django.utils import timezone
from django.utils.translation import gettext as _

from desk.links import Link, link
from desk.queries.home.parts import TaskList, tasks_part, year_part
from desk.queries.home.shape import Band, Check, Home, Place, greeting
from network.models import Network
from network.sections import NextStep, next_step_for
from sessions.models import NetworkSession, State
from sessions.queries import next_session, open_tasks, seats_of, turnout
from sessions.queries.pages import step_of
from sessions.queries.sessions import last_held

CALL_DAYS = 21


def home(place: Place) -> Home:
    """What waits for whoever leads the network."""
    network = place.network
    if network is None:
        return Home(Band(_("You have no network now")))
    session, held = next_session(network), last_held(network)
    unfinished = held if held and held.state == State.HELD else None
    band = _minutes_band(place, unfinished) if unfinished else _band(place, network, session)
    return Home(band, (tasks_part(place, TaskList.NETWORK), year_part(network)))


def _minutes_band(place: Place, held: NetworkSession) -> Band:
    heading = _("Hello, %(name)s. The minutes of session %(number)s wait.")
    return Band(
        heading % {"name": place.person.first_name, "number": held.number},
        _("The others get them when you publish. They are written as you go, and saved by themselves."),
        button=link(_("Finish the minutes"), "sessions:write_minutes", held.pk),
        link=link(_("See the session"), "sessions:session", held.pk),
    )


def _band(place: Place, network: Network, session: NetworkSession | None) -> Band:
    step = next_step_for(place.actor, network)
    if session is None or step is not None:
        return _from_step(place, network, session, step)
    return Band(
        greeting(place, session),
        session=session,
        task=_("Session %(number)s") % {"number": session.number},
        checks=tuple(_checks(session)),
        button=_button(session),
        link=link(_("Edit the agenda"), "sessions:agenda", session.pk),
    )


def _from_step(place: Place, network: Network, session: NetworkSession | None, step: NextStep | None) -> Band:
    heading = greeting(place, session)
    if network.ended_on:
        return _ended(place, network)
    if step is None:
        to = link(_("Go to the network"), "network:network", network.pk)
        return Band(heading, _("The year's sessions have been held."), button=to)
    return Band(heading, f"{step.heading}. {step.text}", session=session, button=Link(step.label, step.url))


def _ended(place: Place, network: Network) -> Band:
    heading = _("Hello, %(name)s. The network has ended.") % {"name": place.person.first_name}
    kept = _("Minutes, plans and reviews stay where they are. The tasks below were left open.")
    nothing = _("Minutes, plans and reviews stay where they are, and no task was left open.")
    to = link(_("Go to the network"), "network:network", network.pk)
    return Band(heading, kept if open_tasks(network=network) else nothing, button=to)


def _checks(session: NetworkSession) -> list[Check]:
    if session.state == State.PLANNED:
        soon = (session.local_start.date() - timezone.localdate()).days <= CALL_DAYS
        note = _("The agenda is ready. People like to have three weeks.") if soon else ""
        return [Check("open", _("Send the call"), note, link(_("Call"), "sessions:call", session.pk))]
    came = turnout(seats_of(session))
    answered = _("%(coming)s are coming, %(waiting)s have not answered") % {
        "coming": came.coming,
        "waiting": came.silent,
    }
    called = Check(
        "done", _("The call is sent"), answered, link(_("See who comes"), "sessions:session", session.pk)
    )
    return [called]


def _button(session: NetworkSession) -> Link | None:
    found = step_of(session, timezone.localtime())
    step = found.key if found else ""
    if step == "call" or session.state == State.PLANNED:
        return link(_("Send the call"), "sessions:call", session.pk)
    if step in ("hold", "go_on"):
        return link(_("Hold the session"), "sessions:hold", session.pk)
    return link(_("Go to the session"), "sessions:session", session.pk)
