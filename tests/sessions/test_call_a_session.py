"""The convenor calls a session; people answer; the calendar follows."""

from datetime import datetime, timedelta

import pytest
import time_machine
import vobject
from django.test import Client

from foundation.access.verdict import Refused
from foundation.post.models import Attachment, Delivery, Message
from foundation.post.models import State as MailState
from sessions.actions import agenda as agenda_actions
from sessions.actions import call as actions
from sessions.actions.sessions import move_session
from sessions.models import Answer, Call, CallAnswer, CallKind, NetworkSession, State
from tests.cast import Cast
from tests.sessions.conftest import OSLO, TODAY, Plan

PEOPLE = {"convenor@example.no", "principal@example.no", "leader@example.no", "third@example.no"}


def _entry(message: Message) -> str:
    file = message.attachments.get(alternative=True)
    return bytes(file.content).decode()


def _to(part: str, kind: str = "session.call") -> Message:
    return Message.objects.filter(kind=kind, deliveries__email=f"{part}@example.no").latest("pk")


def _send(cast: Cast, session: NetworkSession, expected: int = 0, part: str = "convenor"):
    return cast.client(part).post(
        f"/sessions/{session.pk}/call/", {"note": "Velkommen", "expected": expected}
    )


def _moved(cast: Cast, session: NetworkSession, start: datetime) -> NetworkSession:
    return move_session(
        session=session, by=cast["convenor"], starts_at=start, minutes=90, mode="physical", host=cast.hill
    )


def test_everyone_is_called_once_with_agenda_and_entry(cast: Cast, planned: NetworkSession) -> None:
    assert _send(cast, planned).status_code == 302
    planned.refresh_from_db()
    assert planned.state == State.CALLED
    assert set(Delivery.objects.values_list("email", flat=True)) == PEOPLE
    message = _to("leader")
    assert "Velkommen" in message.body
    assert "/answers/" in message.body
    assert message.reply_to == "convenor@example.no"
    paper = message.attachments.get(alternative=False)
    assert bytes(paper.content).startswith(b"%PDF")


def test_a_second_press_sends_nothing(cast: Cast, planned: NetworkSession) -> None:
    for _press in range(2):
        assert _send(cast, planned).status_code == 302
    assert Delivery.objects.count() == len(PEOPLE)
    assert Call.objects.count() == 1


def test_two_people_at_once_send_one_update(cast: Cast, called: NetworkSession) -> None:
    for _person in range(2):
        actions.send_call(session=called, note="", expected=1, by=cast["convenor"])
    assert Call.objects.filter(kind=CallKind.UPDATE).count() == 1


@pytest.mark.parametrize(
    ("part", "status"), [("principal", 403), ("reviewer", 403), ("owner", 403), ("outsider", 404)]
)
def test_others_do_not_call(cast: Cast, planned: NetworkSession, part: str, status: int) -> None:
    assert _send(cast, planned, part=part).status_code == status
    assert not Message.objects.exists()


def test_looking_at_the_preview_sends_nothing(cast: Cast, planned: NetworkSession) -> None:
    page = cast.client("convenor").get(f"/sessions/{planned.pk}/call/").content.decode()
    assert "principal@example.no" in page
    assert not Message.objects.exists()
    assert not CallAnswer.objects.exists()


def test_the_reviewer_and_the_owner_are_called_when_they_take_part(cast: Cast, plan: Plan) -> None:
    session = plan(rkbu_takes_part=True, more={"owner_takes_part": True})
    actions.send_call(session=session, note="", expected=0, by=cast["convenor"])
    called = set(Delivery.objects.values_list("email", flat=True))
    assert called == {*PEOPLE, "reviewer@example.no", "owner@example.no"}


def test_a_session_in_the_past_is_not_called(cast: Cast, planned: NetworkSession) -> None:
    with time_machine.travel(planned.starts_at + timedelta(hours=1)):
        assert _send(cast, planned).status_code == 409
    assert not Message.objects.exists()


def test_an_empty_agenda_is_not_called(cast: Cast, planned: NetworkSession) -> None:
    planned.items.all().delete()
    with pytest.raises(Refused):
        actions.send_call(session=planned, note="", expected=0, by=cast["convenor"])


def test_mail_carries_only_the_public_agenda(cast: Cast, planned: NetworkSession) -> None:
    item = planned.items.live()[1]
    agenda_actions.edit_item(
        item=item, by=cast["convenor"], title="Personalsak Hansen", exempt=True, exempt_basis="Offl. § 13"
    )
    actions.send_call(session=planned, note="", expected=0, by=cast["convenor"])
    name = Attachment.objects.filter(alternative=False).first()
    assert name
    assert "offentlig" in name.name
    import io

    from pypdf import PdfReader

    pages = PdfReader(io.BytesIO(bytes(name.content))).pages
    assert len(pages) == 1
    text = "".join(page.extract_text() for page in pages)
    assert "Hansen" not in text
    assert "Offl. § 13" in text.replace("\xa0", " ")
    assert "Hansen" not in _to("leader").body
    assert "Hansen" not in _entry(_to("leader"))


# ---- the calendar entry ---------------------------------------------------------------------


def test_the_entry_is_a_request_from_the_installation(cast: Cast, called: NetworkSession) -> None:
    text = _entry(_to("leader"))
    event = vobject.readOne(text).vevent
    assert "METHOD:REQUEST" in text
    assert event.uid.value == called.uid
    assert event.sequence.value == "0"
    assert event.organizer.value == "mailto:lederprogrammet@example.no"
    assert event.organizer.params["CN"] == ["Nettverk Fjordvik"]
    assert event.attendee.value == "mailto:leader@example.no"
    assert event.attendee.params["RSVP"] == ["FALSE"]
    assert event.dtstart.value == called.starts_at


def test_the_convenors_own_copy_is_published(cast: Cast, called: NetworkSession) -> None:
    text = _entry(_to("convenor"))
    event = vobject.readOne(text).vevent
    assert "METHOD:PUBLISH" in text
    assert event.uid.value == called.uid
    assert not hasattr(event, "attendee")


def test_a_moved_session_gets_the_same_uid_and_a_higher_sequence(cast: Cast, called: NetworkSession) -> None:
    moved = _moved(cast, called, called.starts_at + timedelta(days=1))
    page = cast.client("convenor").get(f"/sessions/{called.pk}/").content.decode()
    assert "Send oppdatert innkalling" in page
    actions.send_call(session=moved, note="", expected=1, by=cast["convenor"])
    event = vobject.readOne(_entry(_to("leader", "session.update"))).vevent
    assert (event.uid.value, event.sequence.value) == (called.uid, "1")
    assert event.dtstart.value == moved.starts_at


def test_another_time_asks_for_the_answer_again(cast: Cast, called: NetworkSession) -> None:
    called.answers.update(answer=Answer.COMING)
    moved = _moved(cast, called, called.starts_at + timedelta(days=1))
    actions.send_call(session=moved, note="", expected=1, by=cast["convenor"])
    assert not called.answers.exclude(answer=Answer.NONE).exists()


def test_a_cancelled_session_leaves_the_calendar(cast: Cast, called: NetworkSession) -> None:
    client = cast.client("convenor")
    for _press in range(2):
        client.post(f"/sessions/{called.pk}/cancel/", {"reason": "Storm"})
    text = _entry(_to("leader", "session.cancel"))
    event = vobject.readOne(text).vevent
    assert "METHOD:CANCEL" in text
    assert event.status.value == "CANCELLED"
    assert (event.uid.value, event.sequence.value) == (called.uid, "1")
    assert Message.objects.filter(kind="session.cancel").count() == len(PEOPLE)


@pytest.mark.parametrize(
    "day", [datetime(2026, 10, 23), datetime(2026, 10, 26), datetime(2027, 3, 26), datetime(2027, 3, 29)]
)
def test_the_wall_time_stands_across_both_clock_changes(cast: Cast, plan: Plan, day: datetime) -> None:
    session = plan()
    start = day.replace(hour=13, tzinfo=OSLO)
    moved = _moved(cast, session, start)
    actions.send_call(session=moved, note="", expected=0, by=cast["convenor"])
    text = _entry(_to("leader"))
    event = vobject.readOne(text).vevent
    assert f"DTSTART;TZID=Europe/Oslo:{day:%Y%m%d}T130000" in text
    assert event.dtstart.value.utcoffset() == start.utcoffset()
    assert text.count("BEGIN:VTIMEZONE") == 1
    assert "TZID:Europe/Oslo" in text


# ---- answers --------------------------------------------------------------------------------


def _link(part: str) -> str:
    body = _to(part).body
    return next(word for word in body.split() if "/answers/" in word).split("8000", 1)[-1]


def test_a_scanner_that_opens_the_link_changes_nothing(cast: Cast, called: NetworkSession) -> None:
    link, scanner = _link("leader"), Client()
    assert scanner.get(link).status_code == 200
    assert scanner.head(link).status_code == 200
    assert not called.answers.exclude(answer=Answer.NONE).exists()


def test_people_answer_by_the_link_and_its_button(cast: Cast, called: NetworkSession) -> None:
    link = _link("leader")
    answer = Client().post(link, {"answer": "deputy", "deputy": "Eli Strøm"})
    assert answer.status_code == 200
    assert "Eli Strøm" in answer.content.decode()
    row = called.answers.get(person=cast["leader"])
    assert (row.answer, row.deputy) == (Answer.DEPUTY, "Eli Strøm")
    Client().post(link, {"answer": "coming"})
    row.refresh_from_db()
    assert (row.answer, row.deputy) == (Answer.COMING, "")
    assert "Kommer" in cast.client("convenor").get(f"/sessions/{called.pk}/").content.decode()


def test_a_deputy_has_a_name(cast: Cast, called: NetworkSession) -> None:
    assert Client().post(_link("leader"), {"answer": "deputy"}).status_code == 200
    assert called.answers.get(person=cast["leader"]).answer == Answer.NONE


def test_a_link_that_was_tampered_with_opens_nothing(cast: Cast, called: NetworkSession) -> None:
    assert Client().get(_link("leader").replace("/answers/", "/answers/x")).status_code == 404
    assert Client().get("/answers/MQ:1abc:def/").status_code == 404


def test_after_the_session_the_link_says_so(cast: Cast, held: NetworkSession) -> None:
    link = _link("leader")
    assert Client().get(link).status_code == 200
    assert Client().post(link, {"answer": "coming"}).status_code == 409


def test_signed_in_people_answer_for_themselves(cast: Cast, called: NetworkSession) -> None:
    path = f"/sessions/{called.pk}/answer/"
    assert cast.client("principal").post(path, {"answer": "not_coming", "word": "Syk"}).status_code == 302
    assert called.answers.get(person=cast["principal"]).answer == Answer.NOT_COMING
    assert called.answers.get(person=cast["leader"]).answer == Answer.NONE
    assert cast.client("owner").get(path).status_code == 404


# ---- mail that did not arrive ---------------------------------------------------------------


def test_a_mail_that_bounced_is_said_and_sent_once_more(cast: Cast, called: NetworkSession) -> None:
    delivery = Delivery.objects.get(email="leader@example.no")
    Delivery.objects.filter(pk=delivery.pk).update(state=MailState.FAILED, fault="refused")
    client = cast.client("convenor")
    told = "E-posten til Tone Berg kom ikke fram"
    assert told in client.get(f"/sessions/{called.pk}/").content.decode()
    assert told not in cast.client("principal").get(f"/sessions/{called.pk}/").content.decode()
    client.post(f"/sessions/{called.pk}/resend/", {"delivery": delivery.pk})
    delivery.refresh_from_db()
    assert delivery.state == MailState.WAITING
    assert Delivery.objects.count() == len(PEOPLE)


# ---- calendar feed --------------------------------------------------------------------------


def _feed_address(client: Client) -> str:
    page = client.get("/calendar/").content.decode()
    return page.split('value="http://127.0.0.1:8000')[1].split('"')[0]


def test_a_private_calendar_is_made_renewed_and_revoked(cast: Cast, called: NetworkSession) -> None:
    client = cast.client("leader")
    client.post("/calendar/change/", {"act": "make"})
    first = _feed_address(client)
    answer = Client().get(first)
    assert answer["Content-Type"].startswith("text/calendar")
    assert vobject.readOne(answer.content.decode()).vevent.uid.value == called.uid
    client.post("/calendar/change/", {"act": "renew"})
    assert Client().get(first).status_code == 404
    second = _feed_address(client)
    assert Client().get(second).status_code == 200
    client.post("/calendar/change/", {"act": "revoke"})
    assert Client().get(second).status_code == 404


def test_planned_sessions_are_not_in_the_feed(cast: Cast, planned: NetworkSession) -> None:
    client = cast.client("leader")
    client.post("/calendar/change/", {"act": "make"})
    assert planned.uid not in Client().get(_feed_address(client)).content.decode()
    actions.send_call(session=planned, note="", expected=0, by=cast["convenor"])
    assert planned.uid in Client().get(_feed_address(client)).content.decode()


@pytest.mark.parametrize("token", ["1-abc", "x", "999999999999999999999-a", "1"])
def test_a_guessed_calendar_address_opens_nothing(cast: Cast, token: str) -> None:
    assert Client().get(f"/calendar/{token}.ics").status_code == 404


# ---- reminders ------------------------------------------------------------------------------


def test_those_who_have_not_answered_are_reminded_once(cast: Cast, called: NetworkSession) -> None:
    from sessions.jobs import remind_the_silent

    called.answers.filter(person=cast["leader"]).update(answer=Answer.COMING)
    assert remind_the_silent(TODAY) == 0
    soon = called.starts_at - timedelta(days=4)
    assert remind_the_silent(soon) == len(PEOPLE) - 1
    assert remind_the_silent(soon + timedelta(hours=3)) == 0
    assert not Message.objects.filter(kind="session.remind", deliveries__email="leader@example.no").exists()
