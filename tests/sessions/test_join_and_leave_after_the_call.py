"""After the call: who leaves has the entry taken out of their calendar, who joins gets the call; the others hear nothing."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
import vobject
from django.utils import timezone

from accounts.models import Person
from foundation.post.models import Message
from network.actions import end_role
from network.models import Role, RoleAssignment
from sessions.actions.call import cancel_and_tell, send_call
from sessions.actions.sessions import move_session
from sessions.jobs import keep_the_seats, remind_the_silent
from sessions.models import NetworkSession
from tests.cast import LONG_AGO, Cast


def _ends(cast: Cast, part: str) -> None:
    """All that the person holds ends today."""
    for role in RoleAssignment.objects.filter(person=cast[part], ends_on=None):
        end_role(role=role, on=timezone.localdate(), by=cast["convenor"])


def _joins(cast: Cast, name: str = "Nina Ny") -> Person:
    person = Person.objects.create_user("nina@example.no", name)
    RoleAssignment.objects.create(person=person, role=Role.LEADER, school=cast.hill, starts_on=LONG_AGO)
    return person


def _mails(person: Person) -> list[Message]:
    """What has been put in the outbox for one person, the oldest first."""
    return list(Message.objects.filter(deliveries__email=person.email).order_by("pk"))


def _entry(message: Message) -> Any:
    """The calendar entry, read by another library."""
    (file,) = message.attachments.filter(alternative=True)
    return vobject.readOne(bytes(file.content).decode())


def _settle() -> int:
    """What the clock does within the next minute, twice: the second time it finds nothing to do."""
    number = keep_the_seats(timezone.now())
    assert keep_the_seats(timezone.now()) == 0
    return number


def test_nobody_has_come_or_gone_and_nobody_hears_anything(cast: Cast, called: NetworkSession) -> None:
    assert _settle() == 0
    assert Message.objects.exclude(kind="session.call").count() == 0


def test_who_leaves_has_the_entry_taken_out_and_the_others_keep_theirs(
    cast: Cast, called: NetworkSession
) -> None:
    _ends(cast, "leader")
    assert _settle() == 1
    call, left = _mails(cast["leader"])
    first, entry = _entry(call), _entry(left)
    assert (left.kind, left.reply_to) == ("session.left", "convenor@example.no")
    assert entry.method.value == "CANCEL"
    assert entry.vevent.status.value == "CANCELLED"
    assert entry.vevent.uid.value == first.vevent.uid.value == called.uid
    assert int(entry.vevent.sequence.value) > int(first.vevent.sequence.value)
    assert entry.vevent.organizer.value == first.vevent.organizer.value
    assert entry.vevent.dtstart.value == first.vevent.dtstart.value
    assert [one.value for one in entry.vevent.contents["attendee"]] == ["mailto:leader@example.no"]
    assert "Oppføringen i kalenderen din blir tatt ut." in left.body
    assert [len(_mails(cast[part])) for part in ("principal", "third", "convenor")] == [1, 1, 1]
    called.refresh_from_db()
    assert (called.sequence, called.state) == (0, "called")


def test_who_has_left_is_not_reminded_and_answers_no_more(cast: Cast, called: NetworkSession) -> None:
    _ends(cast, "leader")
    _settle()
    link = re.search(r"/answers/[^/\s]+/", _mails(cast["leader"])[0].body)
    assert link
    client = cast.client("outsider")
    assert "Du er ikke lenger kalt inn til denne samlingen." in client.get(link.group()).content.decode()
    assert client.post(link.group(), {"answer": "coming"}).status_code == 409
    with time_machine.travel(called.starts_at - timedelta(days=4)):
        assert remind_the_silent(timezone.now()) == 3
    page = cast.client("convenor").get(f"/sessions/{called.pk}/").content.decode()
    assert "Tone Berg" not in page


def test_the_convenor_who_leaves_altogether_has_their_own_copy_cancelled(
    cast: Cast, called: NetworkSession
) -> None:
    _ends(cast, "convenor")
    assert _settle() == 1
    entry = _entry(_mails(cast["convenor"])[-1])
    assert (entry.method.value, entry.vevent.status.value) == ("PUBLISH", "CANCELLED")
    assert entry.vevent.sequence.value == "1"


def test_who_joins_gets_the_call_as_the_others_got_it(cast: Cast, called: NetworkSession) -> None:
    nina = _joins(cast)
    assert _settle() == 1
    (mail,) = _mails(nina)
    entry = _entry(mail)
    assert mail.kind == "session.call"
    assert (entry.method.value, entry.vevent.sequence.value) == ("REQUEST", "0")
    assert entry.vevent.uid.value == called.uid
    paper = mail.attachments.get(alternative=False)
    others = _mails(cast["principal"])[0].attachments.get(alternative=False)
    assert bytes(paper.content) == bytes(others.content)
    assert [len(_mails(cast[part])) for part in ("principal", "leader", "third", "convenor")] == [1] * 4
    page = cast.client("convenor").get(f"/sessions/{called.pk}/").content.decode()
    assert "Nina Ny" in page
    assert "Ikke kalt inn ennå" not in page


def test_where_the_time_has_changed_since_who_joins_waits_for_the_updated_call(
    cast: Cast, called: NetworkSession
) -> None:
    by = cast["convenor"]
    start = called.local_start.replace(hour=15)
    move_session(session=called, by=by, starts_at=start, minutes=90, mode="physical", host=cast.hill)
    nina = _joins(cast)
    assert _settle() == 0
    send_call(session=called, note="", expected=1, by=by)
    assert _settle() == 0
    (mail,) = _mails(nina)
    assert (mail.kind, _entry(mail).vevent.sequence.value) == ("session.update", "1")


def test_who_comes_back_has_an_entry_that_counts_more_than_the_cancelled_one(
    cast: Cast, called: NetworkSession
) -> None:
    _ends(cast, "leader")
    _settle()
    RoleAssignment.objects.create(
        person=cast["leader"], role=Role.LEADER, school=cast.hill, starts_on=timezone.localdate()
    )
    assert _settle() == 1
    send_call(session=called, note="Nytt", expected=1, by=cast["convenor"])
    entries = [_entry(mail) for mail in _mails(cast["leader"])]
    assert [entry.method.value for entry in entries] == ["REQUEST", "CANCEL", "REQUEST", "REQUEST"]
    numbers = [int(entry.vevent.sequence.value) for entry in entries]
    assert numbers == sorted(set(numbers))
    assert _entry(_mails(cast["principal"])[-1]).vevent.sequence.value == "1"


def test_a_session_cancelled_at_once_leaves_no_entry_in_any_calendar(
    cast: Cast, called: NetworkSession
) -> None:
    _ends(cast, "leader")
    cancel_and_tell(session=called, reason="Storm", by=cast["convenor"])
    assert _settle() == 0
    for part in ("leader", "principal", "third"):
        entry = _entry(_mails(cast[part])[-1])
        assert (entry.method.value, entry.vevent.sequence.value) == ("CANCEL", "1"), part


@pytest.mark.parametrize(("field", "part"), [("owner_takes_part", "owner"), ("rkbu_takes_part", "reviewer")])
def test_guests_come_and_go_with_the_convenors_choice(
    cast: Cast, called: NetworkSession, field: str, part: str
) -> None:
    NetworkSession.objects.filter(pk=called.pk).update(**{field: True})
    assert _settle() == 1
    NetworkSession.objects.filter(pk=called.pk).update(**{field: False})
    assert _settle() == 1
    assert [_entry(mail).method.value for mail in _mails(cast[part])] == ["REQUEST", "CANCEL"]


def test_once_the_session_has_begun_the_list_stands(cast: Cast, called: NetworkSession) -> None:
    _ends(cast, "leader")
    with time_machine.travel(called.starts_at + timedelta(minutes=1)):
        assert _settle() == 0
