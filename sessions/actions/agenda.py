"""Writing an agenda: items, order, exercises, what members propose, papers."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from foundation.access.verdict import Refused
from foundation.audit.actions import record
from foundation.writing.actions import bring_back, take_away
from network.models import School
from sessions.actions.filling import number_items
from sessions.models import AgendaItem, ItemKind, NetworkSession, Proposal, ProposalState
from sessions.queries.agenda import content_for

# ---- items ----------------------------------------------------------------------------------


@transaction.atomic
def edit_item(*, item: AgendaItem, by: Person, **fields: Any) -> AgendaItem:
    """Change an item's texts, minutes or whether it is exempt."""
    session = _open(item.session)
    row = AgendaItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    for name, value in fields.items():
        setattr(row, name, value)
    row.save(update_fields=list(fields))
    _touched(session)
    record(by=by, action="agenda.item_edited", obj=row, network=session.network_id)
    return row


@transaction.atomic
def add_item(
    *,
    session: NetworkSession,
    by: Person,
    title: str,
    text: str = "",
    minutes: int = 10,
    leader: str = "",
    key: str = "",
    kind: str = ItemKind.PLAIN,
) -> AgendaItem:
    """A new item before the tasks that end the session, or at the end where there are none."""
    row = _open(session)
    items = list(row.items.live())
    place = next((n for n, item in enumerate(items) if item.kind == ItemKind.TASKS), len(items))
    new = AgendaItem.objects.create(
        session=row, title=title, text=text, minutes=minutes, leader=leader, key=key, kind=kind
    )
    number_items([*items[:place], new, *items[place:]])
    _touched(row)
    record(by=by, action="agenda.item_added", obj=new, network=row.network_id, detail={"key": key})
    return new


@transaction.atomic
def add_exercise(*, session: NetworkSession, key: str, by: Person) -> AgendaItem:
    """One of the programme's exercises as an item, in the network's language; raises Refused for an unknown one."""
    try:
        exercise = content_for(session).exercise(key)
    except KeyError:
        raise Refused(_("That exercise is not in the programme's content any more.")) from None
    language = session.network.language
    return add_item(
        session=session,
        by=by,
        title=exercise.title.in_language(language),
        text=exercise.text.in_language(language),
        minutes=exercise.minutes,
        key=exercise.key,
        kind=ItemKind.EXERCISE,
    )


@transaction.atomic
def remove_item(*, item: AgendaItem, by: Person) -> AgendaItem:
    """Take an item off; it can be brought back for thirty days. Harmless pressed twice."""
    session = _open(item.session)
    take_away(obj=item, by=by, network=session.network_id)
    number_items(list(session.items.live()))
    _touched(session)
    return item


@transaction.atomic
def bring_item_back(*, item: AgendaItem, by: Person) -> AgendaItem:
    """Undo taking an item off: it comes back where it was."""
    session = _open(item.session)
    place = item.position - 1
    bring_back(obj=item, by=by, network=session.network_id)
    others = [other for other in session.items.live() if other.pk != item.pk]
    number_items([*others[:place], item, *others[place:]])
    _touched(session)
    return item


@transaction.atomic
def move_item(*, item: AgendaItem, step: int, by: Person) -> int:
    """Move an item up (−1) or down (+1); the new place from 1. At the end of the list nothing happens."""
    session = _open(item.session)
    items = list(session.items.live())
    at = next((n for n, other in enumerate(items) if other.pk == item.pk), None)
    if at is None:
        return 0
    to = min(max(at + step, 0), len(items) - 1)
    items.insert(to, items.pop(at))
    number_items(items)
    _touched(session)
    record(by=by, action="agenda.reordered", obj=session, network=session.network_id)
    return to + 1


@transaction.atomic
def order_items(
    *, session: NetworkSession, order: Sequence[int], revision: int, by: Person
) -> NetworkSession:
    """The whole order at once; raises Refused when somebody else has changed the list since it was read."""
    row = _open(session)
    items = {item.pk: item for item in row.items.live()}
    if revision != row.agenda_revision or set(order) != set(items):
        raise Refused(
            _("Somebody else has changed the agenda meanwhile. Look at it as it is now, and move again.")
        )
    number_items([items[pk] for pk in order])
    _touched(row)
    record(by=by, action="agenda.reordered", obj=row, network=row.network_id)
    return row


def _open(session: NetworkSession) -> NetworkSession:
    row = (
        NetworkSession.objects.select_for_update(of=("self",))
        .select_related("network", "content_version")
        .get(pk=session.pk)
    )
    if not row.is_open:
        raise Refused(_("The session has been held or cancelled. Its agenda is part of what happened."))
    return row


def _touched(session: NetworkSession) -> None:
    session.agenda_touched = True
    session.agenda_revision += 1
    session.save(update_fields=["agenda_touched", "agenda_revision"])


# ---- what members propose -------------------------------------------------------------------


@transaction.atomic
def propose(
    *, session: NetworkSession, by: Person, school: School | None, title: str, text: str, minutes: int
) -> Proposal:
    """A member's matter for the agenda; raises Refused when the session is over."""
    row = _open(session)
    made = Proposal.objects.create(
        session=row, by=by, by_name=by.name, school=school, title=title, text=text, minutes=minutes
    )
    record(by=by, action="agenda.proposed", obj=made, network=row.network_id)
    return made


@transaction.atomic
def accept_proposal(*, proposal: Proposal, reply: str, by: Person) -> Proposal:
    """Take a member's matter onto the agenda with their name on it; harmless pressed twice."""
    row = _open_proposal(proposal)
    if row.state != ProposalState.OPEN:
        return row
    row.item = add_item(
        session=row.session, by=by, title=row.title, text=row.text, minutes=row.minutes, leader=row.by_name
    )
    return _answered(row, ProposalState.ACCEPTED, reply, by)


@transaction.atomic
def decline_proposal(*, proposal: Proposal, reply: str, by: Person) -> Proposal:
    """Not this time, with a word to the one who proposed it; harmless pressed twice."""
    row = _open_proposal(proposal)
    return row if row.state != ProposalState.OPEN else _answered(row, ProposalState.DECLINED, reply, by)


def _open_proposal(proposal: Proposal) -> Proposal:
    return Proposal.objects.select_for_update(of=("self",)).select_related("session").get(pk=proposal.pk)


def _answered(row: Proposal, state: str, reply: str, by: Person) -> Proposal:
    row.state, row.reply, row.answered_at = state, reply, timezone.now()
    row.save()
    record(by=by, action=f"agenda.proposal_{state}", obj=row, network=row.session.network_id)
    return row
