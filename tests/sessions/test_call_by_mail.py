"""The call as it comes out of a real mail server: its parts, its calendar entry, and an address that bounces."""

import re
from datetime import UTC, datetime
from email.message import EmailMessage
from typing import Any

import pytest
import vobject

from foundation.post.models import Delivery
from foundation.post.models import State as MailState
from foundation.post.sending import send_one
from foundation.spelling import HARD
from sessions.actions import call as actions
from sessions.actions.agenda import add_item
from sessions.actions.sessions import move_session
from sessions.models import NetworkSession
from tests.cast import Cast
from tests.post.conftest import box
from tests.post.smtp import Mailbox
from tests.sessions.conftest import OSLO, Plan

__all__ = ["box"]


def _send_all() -> None:
    for delivery in Delivery.objects.filter(state=MailState.WAITING):
        send_one(delivery.pk)


def _got(box: Mailbox, part: str) -> EmailMessage:
    return next(mail for address, mail in reversed(box.received) if address == f"{part}@example.no")


def _calendar(mail: EmailMessage) -> EmailMessage:
    [part] = [part for part in mail.walk() if part.get_content_type() == "text/calendar"]
    return part  # type: ignore[return-value]


def _event(mail: EmailMessage) -> Any:
    return vobject.readOne(_calendar(mail).get_content()).vevent


def _call(cast: Cast, session: NetworkSession, expected: int = 0) -> None:
    actions.send_call(session=session, note="Velkommen", expected=expected, by=cast["convenor"])
    _send_all()


def test_the_mail_has_the_shape_that_outlook_takes(cast: Cast, planned: NetworkSession, box: Mailbox) -> None:
    _call(cast, planned)
    mail = _got(box, "leader")
    assert mail.get_content_type() == "multipart/mixed"
    subject = mail["Subject"].replace(HARD, " ")
    assert subject == "Innkalling til samling 1, 15. september, Nettverk Fjordvik"
    body, paper = mail.iter_parts()
    kinds = [part.get_content_type() for part in body.iter_parts()]
    assert body.get_content_type() == "multipart/alternative"
    assert kinds == ["text/plain", "text/html", "text/calendar"], "the last form is the one that is preferred"
    entry = _calendar(mail)
    assert entry.get_param("method") == "REQUEST"
    assert entry.get_param("charset") == "utf-8"
    assert entry.get_filename() is None, "as an attachment Outlook would not show the buttons"
    assert paper.get_content_type() == "application/pdf"
    assert mail["Reply-To"] == "convenor@example.no"
    assert mail["From"].addresses[0].addr_spec == "lederprogrammet@example.no"
    assert _calendar(_got(box, "convenor")).get_param("method") == "PUBLISH"
    raw = entry.get_payload(decode=True)
    assert isinstance(raw, bytes)
    lines = raw.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75


def test_changed_and_cancelled_the_same_entry_rises(
    cast: Cast, planned: NetworkSession, box: Mailbox
) -> None:
    _call(cast, planned)
    first = _event(_got(box, "leader"))
    start = planned.local_start.replace(hour=15)
    move_session(
        session=planned, by=cast["convenor"], starts_at=start, minutes=90, mode="physical", host=cast.hill
    )
    _call(cast, planned, expected=1)
    second = _event(_got(box, "leader"))
    assert _calendar(_got(box, "leader")).get_param("method") == "REQUEST"
    actions.cancel_and_tell(session=planned, reason="Storm", by=cast["convenor"])
    _send_all()
    third, mail = _event(_got(box, "leader")), _got(box, "leader")
    assert _calendar(mail).get_param("method") == "CANCEL"
    assert third.status.value == "CANCELLED"
    assert {event.uid.value for event in (first, second, third)} == {planned.uid}
    assert [event.sequence.value for event in (first, second, third)] == ["0", "1", "2"]
    assert second.dtstart.value == third.dtstart.value == start
    assert {event.organizer.value for event in (first, second, third)} == {
        "mailto:lederprogrammet@example.no"
    }


@pytest.mark.parametrize(
    ("day", "hour"),
    [((2026, 10, 23), 11), ((2026, 10, 26), 12), ((2027, 3, 25), 12), ((2027, 3, 30), 11)],
    ids=["before winter", "winter", "before summer", "summer"],
)
def test_the_other_librarys_hour_is_right_on_both_sides_of_the_change(
    cast: Cast, plan: Plan, box: Mailbox, day: tuple[int, int, int], hour: int
) -> None:
    session = plan()
    move_session(
        session=session, by=cast["convenor"], starts_at=datetime(*day, 13, tzinfo=OSLO), minutes=90,
        mode="physical", host=cast.hill,
    )  # fmt: skip
    _call(cast, session)
    event = _event(_got(box, "leader"))
    assert event.dtstart.value.astimezone(UTC) == datetime(*day, hour, tzinfo=UTC)
    assert (event.dtend.value - event.dtstart.value).total_seconds() == 90 * 60
    zone = _calendar(_got(box, "leader")).get_content()
    assert zone.count("BEGIN:VTIMEZONE") == 1
    assert zone.count("RRULE:FREQ=YEARLY") == 2
    assert "RDATE" not in zone


def test_an_address_that_bounces_is_shown_with_the_servers_words_and_the_others_have_theirs(
    cast: Cast, planned: NetworkSession, box: Mailbox
) -> None:
    leader = cast["leader"]
    leader.email = "unknown.tone@example.no"
    leader.save()
    _call(cast, planned)
    assert Delivery.objects.get(email=leader.email).state == MailState.FAILED
    assert sorted(box.recipients) == ["convenor@example.no", "principal@example.no", "third@example.no"]
    client = cast.client("convenor")
    page = client.get(f"/sessions/{planned.pk}/").content.decode()
    assert "E-posten til Tone Berg kom ikke fram" in page
    assert "550 5.1.1 No such person here" in page
    sent = client.get(f"/sessions/{planned.pk}/call/").content.decode()
    assert "550 5.1.1 No such person here" in sent


def test_a_snow_day_is_one_press(cast: Cast, planned: NetworkSession, box: Mailbox) -> None:
    _call(cast, planned)
    client, link = cast.client("convenor"), "https://teams.example/rom"
    assert f"/sessions/{planned.pk}/online/" in client.get(f"/sessions/{planned.pk}/").content.decode()
    for _press in range(2):
        client.post(f"/sessions/{planned.pk}/online/", {"online_link": link})
    _send_all()
    event = _event(_got(box, "leader"))
    assert (event.sequence.value, event.location.value) == ("1", link)
    assert len(box.received) == 8, "everyone once more, and nobody twice"


def test_the_preview_of_an_update_shows_nobodys_own_link(cast: Cast, called: NetworkSession) -> None:
    page = cast.client("convenor").get(f"/sessions/{called.pk}/call/").content.decode()
    assert "her-kommer-lenken" in page
    shown = [actions.key_of(token) for token in re.findall(r"/answers/([^/\s<]+)/", page)]
    assert shown == [None], "one link stands in the preview, and it opens nothing"
    for answer in called.answers.all():
        assert actions.token_for(answer) not in page


def test_before_an_update_the_page_says_whether_there_is_anything_new(
    cast: Cast, called: NetworkSession
) -> None:
    client, path, told = cast.client("convenor"), f"/sessions/{called.pk}/call/", "Ingenting er endret siden"
    assert told in client.get(path).content.decode()
    add_item(session=called, title="Nytt om vikarer", by=cast["convenor"])
    page = client.get(path).content.decode()
    assert told not in page
    assert "Nytt om vikarer" in page
