"""The turn of the year: the network goes on into its next programme year, or ends."""

from collections.abc import Sequence
from datetime import date, time

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.models import Person
from foundation import spelling
from foundation.access.verdict import Refused
from foundation.audit.actions import record
from foundation.writing.actions import save_text
from network.actions.networks import end_network, open_year
from network.models import Network, ProgrammeYear, Role
from network.queries import holder_of
from sessions.actions.constitution import chosen, give_roles, order_hosts, writer_and_hosts
from sessions.actions.sessions import locked
from sessions.actions.tasks import WITHOUT_A_SESSION
from sessions.models import AgendaItem, Decision, ItemKind, Minutes, NetworkSession, Task
from sessions.queries.next_year import YearTurn, decisions_of, turn_of


@transaction.atomic
def go_on(
    *,
    network: Network,
    convenor: Person,
    elected: bool,
    minute_taker: Person | None,
    order: Sequence[int],
    middle_sessions: int,
    weekday: int,
    starts_at: time,
    by: Person,
) -> ProgrammeYear:
    """Open the next programme year as the network decided; members, turns and open tasks come along by themselves.

    `minute_taker` None is the convenor. Recorded again it corrects, until a session of the new year is held. Minuted
    as a decision of the last session while its minutes are not published. Raises Refused before the last session,
    and after the fourth year.
    """
    turn = _ripe(network)
    before = holder_of(network, Role.CONVENOR)
    year = open_year(
        network=network,
        year=turn.year.year + 1,
        middle_sessions=middle_sessions,
        weekday=weekday,
        starts_at=starts_at,
        decided_on=_decided_on(turn),
        by=by,
    )
    order_hosts(network, order, by)
    give_roles(network, convenor, minute_taker, by)
    text = _going_on(network, year, convenor, before, elected=elected, minute_taker=minute_taker)
    _minute(turn, text, by)
    return year


@transaction.atomic
def end(*, network: Network, by: Person) -> Network:
    """The network ends here, as it decided; everything written is kept, open tasks stay open. Harmless twice.

    Raises Refused before the last session.
    """
    turn = _ripe(network)
    if network.ended_on is None:
        network = end_network(network=network, on=_decided_on(turn), by=by)
        with translation.override(network.language):
            _minute(turn, _ends(turn.year.school_year), by)
    return network


def _ripe(network: Network) -> YearTurn:
    turn = turn_of(network)
    if turn is None or not turn.is_ripe(timezone.localdate()):
        raise Refused(_("The network decides this at the last session of the year."))
    return turn


def _decided_on(turn: YearTurn) -> date:
    today = timezone.localdate()
    return min(turn.decides_at.local_start.date(), today) if turn.decides_at else today


# ---- as it stands in the minutes -------------------------------------------------------------


def _goes_on(school_year: str) -> str:
    return _("The network goes on in the school year %(year)s.") % {"year": school_year}


def _ends(school_year: str) -> str:
    return _("The network does not go on after the school year %(year)s.") % {"year": school_year}


def _going_on(
    network: Network,
    year: ProgrammeYear,
    convenor: Person,
    before: Person | None,
    *,
    elected: bool,
    minute_taker: Person | None,
) -> str:
    """The decision in sentences, in the network's written Norwegian."""
    language = network.language
    with translation.override(language):
        stays = _("%(name)s goes on as convenor.") % {"name": convenor.name}
        whole = spelling.words((year.middle_sessions or 0) + 1, language)
        sentences = [
            _goes_on(year.school_year),
            stays if convenor == before else chosen(convenor, elected=elected),
            *writer_and_hosts(network, convenor, minute_taker),
            _("There are %(whole)s sessions, on %(weekday)s at %(clock)s.")
            % {
                "whole": whole,
                "weekday": str(year.get_weekday_display()).lower(),
                "clock": spelling.clock(year.starts_at, language),
            },
        ]
    return " ".join(sentences)


def _minute(turn: YearTurn, text: str, by: Person) -> None:
    """Put the decision into the draft of the last session's minutes, in place of an earlier one of these."""
    session = turn.decides_at
    minutes = Minutes.objects.filter(session=session).first() if session else None
    if session is None or minutes is None or minutes.version:
        return
    with translation.override(turn.network.language):
        beginnings = (_ends(turn.year.school_year), _goes_on(turn.next_name))
    row = locked(session)
    ours = [one for one in decisions_of(row) if one.text.startswith(beginnings)]
    if not ours:
        item = row.items.live().filter(kind=ItemKind.CONTINUATION).first() or _item(row)
        Decision.objects.create(record=minutes, item=item, text=text)
    elif ours[0].text != text:
        save_text(kind="sessions.decision", obj=ours[0], field="text", value=text, base=None, by=by)


def _item(session: NetworkSession) -> AgendaItem:
    """The programme's last item, where the convenor has taken it out of the agenda."""
    with translation.override(session.network.language):
        title = _("The network from here")
    last = session.items.count() + 1
    return AgendaItem.objects.create(
        session=session, position=last, key="continuation", kind=ItemKind.CONTINUATION, title=title
    )


# ---- what comes along ------------------------------------------------------------------------


@transaction.atomic
def carry_tasks_over(*, year: ProgrammeYear, by: Person) -> int:
    """Open tasks that were given when there was no next session are due at the first of the new year; how many.

    A date that somebody chose stays.
    """
    first = NetworkSession.objects.standing().filter(programme_year=year).in_time_order().first()
    if first is None or not first.is_open:
        return 0
    waiting = Task.objects.open().filter(
        network=year.network_id, due_session=None, session__programme_year__year__lt=year.year
    )
    unset = [
        one.pk for one in waiting if one.due_on == timezone.localdate(one.created_at) + WITHOUT_A_SESSION
    ]
    rows = Task.objects.filter(pk__in=unset).update(due_session=first, due_on=first.local_start.date())
    if rows:
        record(by=by, action="task.carried_over", obj=year, network=year.network_id, detail={"rows": rows})
    return rows
