"""The constitution: what the network decides about itself at item 2 of its first session."""

from collections.abc import Sequence
from datetime import time

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.models import Person
from foundation import spelling
from foundation.access.verdict import Refused
from foundation.audit.actions import record
from foundation.writing.actions import save_text
from network.actions import Office, assign, end_role, move_host
from network.models import Network, ProgrammeYear, Role, RoleAssignment
from network.queries import members_on
from sessions.actions.sessions import locked
from sessions.models import AgendaItem, Decision, ItemKind, Kind, Minutes, NetworkSession


@transaction.atomic
def constitute(
    *,
    session: NetworkSession,
    convenor: Person,
    elected: bool,
    minute_taker: Person | None,
    order: Sequence[int],
    middle_sessions: int,
    weekday: int,
    starts_at: time,
    by: Person,
) -> ProgrammeYear:
    """Record the constitution and minute it as a decision; recording it again corrects it.

    The convenor's role is given, so the acting one's ends today. `minute_taker` None is the convenor.
    Raises Refused when it is not the first session, or its minutes are published.
    """
    row = locked(session)
    _refuse(row)
    year = row.programme_year
    year.middle_sessions, year.weekday, year.starts_at = middle_sessions, weekday, starts_at
    year.constituted_on = min(timezone.localdate(row.starts_at), timezone.localdate())
    year.save(update_fields=["middle_sessions", "weekday", "starts_at", "constituted_on"])
    order_hosts(row.network, order, by)
    give_roles(row.network, convenor, minute_taker, by)
    text = decision_text(row.network, year, convenor, elected=elected, minute_taker=minute_taker)
    _minute(row, text, minute_taker or convenor, by)
    record(by=by, action="network.constituted", obj=row.network, network=row.network_id)
    return year


def _refuse(session: NetworkSession) -> None:
    if session.kind != Kind.FIRST:
        raise Refused(_("The network is constituted at its first session."))
    if Minutes.objects.filter(session=session, version__gt=0).exists():
        raise Refused(
            _("The minutes of the first session are published. Change roles and order on the network's page.")
        )


def order_hosts(network: Network, order: Sequence[int], by: Person) -> None:
    """Give the schools the agreed places in the venue order."""
    now = [member.school_id for member in members_on(network)]
    for place, school in enumerate(order):
        if school in now and now.index(school) != place:
            now = move_host(network=network, school=school, steps=place - now.index(school), by=by)


def give_roles(network: Network, convenor: Person, minute_taker: Person | None, by: Person) -> None:
    """Let these two have the roles from today on; those who had them before have them no longer."""
    assign(person=convenor, office=Office(Role.CONVENOR, network=network), by=by)
    taker = None if minute_taker == convenor else minute_taker
    today = timezone.localdate()
    held = RoleAssignment.objects.on(today).filter(network=network, role=Role.MINUTE_TAKER)
    for role in held.exclude(person=taker) if taker else held:
        end_role(role=role, on=today, by=by)
    if taker:
        assign(person=taker, office=Office(Role.MINUTE_TAKER, network=network), by=by)


def decision_text(
    network: Network, year: ProgrammeYear, convenor: Person, *, elected: bool, minute_taker: Person | None
) -> str:
    """The decision as it stands in the minutes, in the network's written Norwegian."""
    language = network.language
    with translation.override(language):
        middle = year.middle_sessions or 0
        sentences = [
            chosen(convenor, elected=elected),
            *writer_and_hosts(network, convenor, minute_taker),
            _("There are %(middle)s sessions in between, %(whole)s in all, on %(weekday)s at %(clock)s.")
            % {
                "middle": spelling.words(middle, language),
                "whole": spelling.words(middle + 3, language),
                "weekday": str(year.get_weekday_display()).lower(),
                "clock": spelling.clock(year.starts_at, language),
            },
        ]
    return " ".join(sentences)


def chosen(convenor: Person, *, elected: bool) -> str:
    """«… er valgt til nettverksleder», in the language that is on."""
    sentence = _("%(name)s is elected convenor.") if elected else _("%(name)s is appointed convenor.")
    return sentence % {"name": convenor.name}


def writer_and_hosts(network: Network, convenor: Person, minute_taker: Person | None) -> tuple[str, str]:
    """Who writes the minutes and in which order the schools host, in the language that is on."""
    taker = minute_taker if minute_taker and minute_taker != convenor else None
    writes = _("%(name)s writes the minutes.") if taker else _("The convenor writes the minutes.")
    schools = ", ".join(member.school.name for member in members_on(network))
    hosts = _("The schools host in this order: %(schools)s.") % {"schools": schools}
    return writes % {"name": taker.name if taker else ""}, hosts


def _minute(session: NetworkSession, text: str, taker: Person, by: Person) -> None:
    item = session.items.live().filter(kind=ItemKind.CONSTITUTION).first() or _item(session)
    minutes, _new = Minutes.objects.get_or_create(session=session, defaults={"taker": taker})
    decision = Decision.objects.filter(record=minutes, item=item, removed_at__isnull=True).first()
    if decision is None:
        Decision.objects.create(record=minutes, item=item, text=text)
    elif decision.text != text:
        save_text(kind="sessions.decision", obj=decision, field="text", value=text, base=None, by=by)


def _item(session: NetworkSession) -> AgendaItem:
    """The item the programme puts second, where the convenor has taken it out of the agenda."""
    with translation.override(session.network.language):
        title = _("Constituting the network")
    last = session.items.count() + 1
    return AgendaItem.objects.create(
        session=session, position=last, key="constitution", kind=ItemKind.CONSTITUTION, title=title
    )
