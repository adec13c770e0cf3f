"""Those who were called and those who belong: kept the same from the call until the session begins."""

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.models import Person
from foundation import spelling
from foundation.audit.actions import record
from foundation.post.actions import Attachment, Recipient, post
from sessions.actions.call import call_in, convenor_of, risen, send_mails
from sessions.actions.sessions import locked
from sessions.calendar_entries import call_entry
from sessions.models import Call, CallAnswer, CallKind, NetworkSession, State
from sessions.queries import Seat, seats_of
from sessions.queries.called import called
from sessions.queries.pages import RELATED, call_is_stale


@transaction.atomic
def keep_seats(*, session: NetworkSession, by: Person | None = None) -> int:
    """Who no longer belongs has the entry taken out; who has come to belong gets the call. How many mails.

    The others hear nothing, and their entry stays as it is. Harmless as often as the clock asks, which does it `by`
    nobody: the act is that of whoever changed the roles, and is noted there.
    """
    seats = seats_of(session)
    if not _leavers(session, seats) and all(seat.is_called for seat in seats):
        return 0
    row = locked(session)
    if row.state != State.CALLED or row.starts_at <= timezone.now():
        return 0
    seats = seats_of(row)
    return _see_off(row, seats, by) + _call_those_who_came(row, seats, by)


def _leavers(session: NetworkSession, seats: list[Seat]) -> list[CallAnswer]:
    seated = [seat.person.pk for seat in seats]
    return list(session.answers.called().exclude(person__in=seated).select_related("person"))


def _see_off(session: NetworkSession, seats: list[Seat], by: Person | None) -> int:
    leavers = _leavers(session, seats)
    for answer in leavers:
        answer.left_at = timezone.now()
        answer.save(update_fields=["left_at"])
        if answer.person.is_active:
            _tell(session, answer, by)
        record(by=by, action="session.left", obj=answer, network=session.network_id)
    return sum(answer.person.is_active for answer in leavers)


def _tell(session: NetworkSession, answer: CallAnswer, by: Person | None) -> None:
    """CANCEL to this one calendar; the copy of whoever sent the call is their own, and says so itself."""
    person, convenor, last = answer.person, convenor_of(session), session.calls.last()
    entry = call_entry(
        session,
        to=person,
        convenor=last is not None and last.sent_by_id == person.pk,
        stamped=timezone.now(),
        sequence=risen(session, answer, above=True),
        left=True,
    )
    with translation.override(person.language):
        post(
            kind="session.left",
            recipients=[Recipient(person.email, person.name, person.pk, person.language)],
            subject=_("No longer called: session %(number)d on %(day)s, %(network)s")
            % {
                "number": session.number,
                "network": session.network.name,
                "day": spelling.daymonth(session.local_start.date(), person.language),
            },
            body=render_to_string(
                "sessions/mail/left.txt", {"session": session, "person": person, "convenor": convenor}
            ),
            attachments=[Attachment("samling.ics", entry.mimetype, entry.content, alternative=True)],
            reply_to=convenor.email if convenor else None,
            from_name=session.network.name,
            related=(RELATED, session.pk),
            by=by,
        )


def _call_those_who_came(session: NetworkSession, seats: list[Seat], by: Person | None) -> int:
    """With the agenda as the others were called with it; where time or place has changed since, all are called anew."""
    came = {seat.person.pk for seat in seats if not seat.is_called and seat.person.is_active}
    last, found = session.calls.last(), called(session)
    if not came or last is None or found is None or call_is_stale(session):
        return 0
    for seat in seats:
        if seat.person.pk in came:
            call_in(session, seat)
    mine = [seat for seat in seats_of(session) if seat.person.pk in came]
    call = Call(session=session, kind=CallKind.CALL, sequence=session.sequence, note=last.note)
    send_mails(session, call, mine, by, found=found)
    for seat in mine:
        record(by=by, action="session.joined", obj=seat.answer, network=session.network_id)
    return len(mine)
