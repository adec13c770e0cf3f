"""What this app puts on the page of a network: the year wheel, and the next step in laying the year."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.access.actor import Actor
from foundation.documents.charts import PAGE
from network.models import Network
from network.sections import NextStep
from sessions import rules
from sessions.models import NetworkSession
from sessions.queries.next_year import YearTurn, turn_of
from sessions.queries.tasks import open_lines
from sessions.queries.wheel import picture, wheel_of


def year(actor: Actor, network: Network) -> Mapping[str, Any] | None:
    """The year wheel, for everyone who sees the network's sessions."""
    if not rules.see_sessions(actor, network):
        return None
    shown = wheel_of(network)
    if shown is None:
        return None
    return {"shown": shown, "picture": picture(shown, look=PAGE, today=timezone.localdate())}


def next_step(actor: Actor, network: Network) -> NextStep | None:
    """Plan the first session; constitute the network; lay the year; decide on the next: for the convenor of the moment."""
    if network.ended_on or not rules.lay_year(actor, network):
        return None
    turn = turn_of(network)
    return (_later(turn) or _in_the_first_year(turn)) if turn else None


def _in_the_first_year(turn: YearTurn) -> NextStep | None:
    """Year one follows the manual: the first session is planned alone, and the rest is laid around it."""
    if turn.number > 1:
        return None
    if turn.first is None:
        return NextStep(
            heading=_("Plan the first session"),
            text=_("There the network is constituted, and the rest of the year is laid around it."),
            label=_("Plan the session"),
            url=reverse("sessions:new_session", args=[turn.network.pk]),
        )
    return _after_the_first(turn, turn.first)


def _later(turn: YearTurn) -> NextStep | None:
    """Decide on the year that comes; lay it once it is decided on."""
    network = turn.network
    if turn.is_to_be_laid and turn.opened:
        return NextStep(
            heading=_("Lay the school year %(year)s") % {"year": turn.opened.school_year},
            text=_("You get a proposal by the programme's rules, and change it before it is saved."),
            label=_("Lay the year"),
            url=f"{reverse('sessions:schedule', args=[network.pk])}?year={turn.opened.year}",
        )
    if not turn.waits(timezone.localdate()):
        return None
    if not turn.may_go_on:
        return NextStep(
            heading=_("The fourth year is done"),
            text=_("The programme ends here. See which tasks are left open."),
            label=_("End the network"),
            url=reverse("sessions:end_network", args=[network.pk]),
        )
    return NextStep(
        heading=_("Does the network go on in %(year)s?") % {"year": turn.next_name},
        text=_("Convenor, venue order and the number of sessions stand filled in as they are now."),
        label=_("Decide on the next year"),
        url=reverse("sessions:next_year", args=[network.pk]),
    )


def ended(actor: Actor, network: Network) -> Mapping[str, Any] | None:
    """That the network has ended, what is kept, and the tasks that were left open."""
    if network.ended_on is None or not rules.see_sessions(actor, network):
        return None
    tasks = open_lines(network) if rules.see_tasks(actor, network) else []
    return {"network": network, "lines": tasks, "leads": bool(rules.lead_network(actor, network))}


def _after_the_first(turn: YearTurn, first: NetworkSession) -> NextStep | None:
    if timezone.localdate(first.starts_at) > timezone.localdate():
        return None
    if turn.year.constituted_on is None:
        return NextStep(
            heading=_("Record the constitution"),
            text=_("Convenor, minute-taker, venue order and the number of sessions."),
            label=_("Constitute the network"),
            url=reverse("sessions:constitution", args=[first.pk]),
        )
    if len(turn.sessions) == 1:
        return NextStep(
            heading=_("Lay the rest of the year"),
            text=_("You get a proposal by the programme's rules, and change it before it is saved."),
            label=_("Lay the year"),
            url=reverse("sessions:schedule", args=[turn.network.pk]),
        )
    return None
