"""Calling a session, calling it anew, calling it off; and the answers."""

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.models import Person
from foundation import spelling
from foundation.access.verdict import Refused
from foundation.audit.actions import record
from foundation.documents.render import pdf_of
from foundation.post.actions import Attachment, Recipient, post
from network.models import Role
from network.queries import holder_of
from sessions.actions.called import archive_agenda, freeze_agenda
from sessions.actions.sessions import cancel_session, locked, meet_online
from sessions.calendar_entries import call_entry
from sessions.documents import called_document
from sessions.domain.called import Change
from sessions.models import Answer, Call, CallAnswer, CallKind, NetworkSession, State
from sessions.queries import Seat, seats_of
from sessions.queries.called import Called, changed_since_call
from sessions.queries.pages import RELATED, call_is_stale, facts
from sessions.wording import in_words

SALT = "sessions.answer"


@transaction.atomic
def send_call(*, session: NetworkSession, note: str, expected: int, by: Person) -> Call | None:
    """Call the session, or call it anew; `expected` is the sequence that the preview showed.

    Harmless pressed twice and by two at once: the second finds the sequence taken, and nothing is sent.
    Raises Refused for a session that is over, without an agenda, or in the past.
    """
    row = locked(session)
    _may_be_called(row)
    first = row.state == State.PLANNED
    sequence = 0 if first else row.sequence + 1
    if sequence != expected:
        return None
    called_before = list(row.calls.all())
    row.sequence, row.state = sequence, State.CALLED
    row.called_at = row.called_at or timezone.now()
    row.save(update_fields=["sequence", "state", "called_at"])
    kind, news = CallKind.CALL if first else CallKind.UPDATE, changed_since_call(row)
    call = Call.objects.create(
        session=row, kind=kind, sequence=sequence, note=note, sent_by=by, facts=facts(row)
    )
    if called_before and called_before[-1].facts[:1] != call.facts[:1]:
        _ask_again(row)
    send_mails(row, call, _seats_called(row), by, news)
    record(by=by, action=f"session.{kind}", obj=row, network=row.network_id, detail={"sequence": sequence})
    return call


def _may_be_called(session: NetworkSession) -> None:
    if not session.is_open:
        raise Refused(_("The session has been held or cancelled. It can no longer be called."))
    if session.starts_at < timezone.now():
        raise Refused(_("The session's time has passed. Move it first, then call it."))
    if not session.items.live().exists():
        raise Refused(_("The agenda is empty. Add an item first."))


def _ask_again(session: NetworkSession) -> None:
    """Another time: what people answered was about the old one."""
    session.answers.update(answer=Answer.NONE, deputy="", word="", answered_at=None)


def _seats_called(session: NetworkSession) -> list[Seat]:
    for seat in seats_of(session):
        call_in(session, seat)
    return seats_of(session)


def call_in(session: NetworkSession, seat: Seat) -> None:
    """The person is among the called, once; who left and belongs again keeps what they answered."""
    named = {"school": seat.school, "function": seat.function}
    row, is_new = CallAnswer.objects.get_or_create(session=session, person=seat.person, defaults=named)
    if not is_new and row.left_at is not None:
        row.left_at = None
        row.save(update_fields=["left_at"])


@transaction.atomic
def cancel_and_tell(*, session: NetworkSession, reason: str, by: Person) -> NetworkSession:
    """Cancel the session; whoever was called gets a mail, and the entry leaves their calendar."""
    if session.state == State.CANCELLED:
        return session
    was_called = session.calls.exists()
    row = cancel_session(session=session, reason=reason, by=by)
    if was_called:
        row.sequence += 1
        row.save(update_fields=["sequence"])
        call = Call.objects.create(
            session=row, kind=CallKind.CANCEL, sequence=row.sequence, sent_by=by, facts=facts(row)
        )
        send_mails(row, call, _seats_with_an_entry(row), by)
    return row


def _seats_with_an_entry(session: NetworkSession) -> list[Seat]:
    """Everyone in whose calendar the session stands, those too who have just ceased to belong."""
    seats = [seat for seat in seats_of(session) if seat.is_called]
    seated = [seat.person.pk for seat in seats]
    others = session.answers.called().exclude(person__in=seated).filter(person__is_active=True)
    return seats + [
        Seat(answer.person, answer.function, answer.school, answer=answer)
        for answer in others.select_related("person", "school")
    ]


@transaction.atomic
def meet_online_and_tell(*, session: NetworkSession, online_link: str, by: Person) -> Call | None:
    """*Flytt til Teams*: the session is moved to the net, and whoever was called gets the updated call at once.

    Harmless pressed twice: when the last call says so already, nothing is sent.
    """
    row = meet_online(session=session, online_link=online_link, by=by)
    if not call_is_stale(row):
        return None
    return send_call(session=row, note="", expected=row.sequence + 1, by=by)


# ---- mail -----------------------------------------------------------------------------------


def send_mails(
    session: NetworkSession,
    call: Call,
    seats: list[Seat],
    by: Person | None,
    news: tuple[Change, ...] = (),
    *,
    found: Called | None = None,
) -> None:
    """A mail with the call's words, its paper and its entry to each; `found` is an agenda that was sent already."""
    convenor = convenor_of(session) or by
    papers = _papers(session, call, seats, by, found) if call.kind != CallKind.CANCEL else {}
    for seat in seats:
        person, paper = seat.person, papers.get(_is_member(seat))
        entry = call_entry(
            session,
            to=person,
            convenor=person == convenor,
            stamped=timezone.now(),
            sequence=risen(session, seat.answer),
        )
        subject, body = mail_text(session, call.kind, seat, convenor, note=call.note, news=news)
        post(
            kind=f"session.{call.kind}",
            recipients=[Recipient(person.email, person.name, person.pk, person.language)],
            subject=subject,
            body=body,
            attachments=[
                Attachment("samling.ics", entry.mimetype, entry.content, alternative=True),
                *([paper] if paper else []),
            ],
            reply_to=convenor.email if convenor else None,
            from_name=session.network.name,
            related=(RELATED, session.pk),
            by=by,
        )


def risen(session: NetworkSession, answer: CallAnswer | None, *, above: bool = False) -> int:
    """The entry's SEQUENCE to one person, kept: the session's, or higher where their calendar has seen as high a one.

    With `above` it is higher than the session's: what it says holds for this person alone.
    """
    if answer is None:
        return session.sequence
    answer.sequence = max(session.sequence + above, answer.sequence + 1)
    answer.save(update_fields=["sequence"])
    return answer.sequence


def convenor_of(session: NetworkSession) -> Person | None:
    """The convenor today: who calls, and whom people answer."""
    return holder_of(session.network, Role.CONVENOR)


def _is_member(seat: Seat) -> bool:
    """Whether the schools' tasks and the members' remarks are theirs to read; not the school owner's."""
    return seat.function != Role.OWNER or seat.leads


def _papers(
    session: NetworkSession, call: Call, seats: list[Seat], by: Person | None, found: Called | None
) -> dict[bool, Attachment]:
    """The agenda as it goes by mail, for members and for the school owner; what is new is frozen and archived."""
    is_new = found is None
    found = found or freeze_agenda(session=session, reason=call.kind, by=by)
    public = found.text.has_exempt
    papers = {}
    for members in {_is_member(seat) for seat in seats}:
        document = called_document(found, public=public, members=members)
        papers[members] = Attachment(document.pdf_name, "application/pdf", pdf_of(document))
    if is_new:
        archive_agenda(found=found, pdf=None if public or True not in papers else papers[True].content, by=by)
    return papers


def mail_text(
    session: NetworkSession,
    kind: str,
    seat: Seat,
    convenor: Person | None,
    *,
    note: str,
    news: tuple[Change, ...] = (),
) -> tuple[str, str]:
    """Subject and body of a call to one person, in their language; `news` is what an updated call changes."""
    with translation.override(seat.person.language):
        subject = _subject(kind) % {
            "number": session.number,
            "network": session.network.name,
            "day": spelling.daymonth(session.local_start.date(), seat.person.language),
        }
        body = render_to_string(
            "sessions/mail/call.txt",
            {
                "session": session,
                "kind": kind,
                "person": seat.person,
                "convenor": convenor,
                "note": note,
                "news": in_words(news, public=True),
                "has_exempt": session.items.live().filter(exempt=True).exists(),
                "address": settings.SITE_ADDRESS + reverse("sessions:session", args=[session.pk]),
                "answer_address": _answer_address(seat),
            },
        )
    return subject, body


def _subject(kind: str) -> str:
    if kind == CallKind.CANCEL:
        return _("Cancelled: session %(number)d on %(day)s, %(network)s")
    if kind == CallKind.UPDATE:
        return _("Changed: session %(number)d on %(day)s, %(network)s")
    return _("Call to session %(number)d on %(day)s, %(network)s")


def _answer_address(seat: Seat) -> str:
    """The page where the person answers without signing in; a preview, before anyone is called, has none."""
    token = token_for(seat.answer) if seat.answer else _("the-link-comes-here")
    return settings.SITE_ADDRESS + reverse("sessions:answer_by_link", args=[token])


# ---- answers --------------------------------------------------------------------------------


def token_for(answer: CallAnswer) -> str:
    """The signed word in the mailed link; it opens this one answer and nothing else."""
    return signing.dumps(answer.pk, salt=SALT)


def key_of(token: str) -> int | None:
    """The answer's key that a link names; None when the link has been tampered with."""
    try:
        return int(signing.loads(token, salt=SALT))
    except (signing.BadSignature, ValueError, TypeError):
        return None


@transaction.atomic
def answer_call(*, answer: CallAnswer, choice: str, deputy: str, word: str, by: Person) -> CallAnswer:
    """Coming, not coming, or a deputy by name; can be changed until the session begins.

    Raises Refused when the session is over or cancelled.
    """
    row = CallAnswer.objects.select_for_update(of=("self",)).select_related("session").get(pk=answer.pk)
    if row.left_at is not None:
        raise Refused(_("You are no longer called to this session."))
    if row.session.state != State.CALLED:
        raise Refused(_("The session has been held or cancelled. Your answer can no longer be changed."))
    row.answer, row.word = choice, word
    row.deputy = deputy if choice == Answer.DEPUTY else ""
    row.answered_at = timezone.now()
    row.save()
    record(
        by=by, action="session.answered", obj=row, network=row.session.network_id, detail={"answer": choice}
    )
    return row
