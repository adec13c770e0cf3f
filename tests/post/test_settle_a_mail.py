from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from foundation.audit.models import Entry
from foundation.post.actions import Recipient, post, resend
from foundation.post.models import Delivery, State
from foundation.post.queries import deliveries
from foundation.post.sending import send_one
from tests.cast import Cast
from tests.post.conftest import a_delivery, a_message

pytestmark = pytest.mark.django_db(transaction=True)


def stuck(state: str, email: str = "kari@example.no") -> Delivery:
    delivery = a_delivery(email)
    Delivery.objects.filter(pk=delivery.pk).update(
        state=state, fault="lost" if state == "uncertain" else "refused"
    )
    return delivery


def test_what_is_stuck_stands_first_with_its_reason(cast: Cast) -> None:
    stuck("uncertain", "usikker@example.no")
    stuck("failed", "avvist@example.no")
    page = cast.client("operator").get("/outbox/").content.decode()
    assert "To e-poster trenger deg" in page
    assert "Programmet stanset mens e-posten ble sendt" in page
    assert page.count("Send på nytt</button>") == 2
    assert page.count("Den har kommet fram</button>") == 1


def test_the_operator_sees_to_whom_but_not_what(cast: Cast, settings: Any) -> None:
    settings.DEMO = False
    message = a_message("kari@example.no")
    client = cast.client("operator")
    page = client.get("/outbox/").content.decode()
    assert "kari@example.no" in page
    assert "Innkalling til samling 3" not in page
    assert client.get(f"/outbox/messages/{message.pk}/").status_code == 403
    settings.DEMO = True
    assert "Vi møtes på Ås skole" in client.get(f"/outbox/messages/{message.pk}/").content.decode()


@pytest.mark.parametrize("part", ["rkbu", "convenor", "outsider"])
def test_nobody_else_sees_the_outbox(cast: Cast, part: str, settings: Any) -> None:
    settings.DEMO = True
    delivery = stuck("failed")
    client = cast.client(part)
    assert client.get("/outbox/").status_code == 403
    assert client.get(f"/outbox/messages/{delivery.message.pk}/").status_code == 404
    assert client.post(f"/outbox/{delivery.pk}/again/").status_code == 404
    delivery.refresh_from_db()
    assert delivery.state == State.FAILED


@pytest.mark.parametrize("state", ["failed", "uncertain"])
def test_sent_again_with_the_same_message_id(cast: Cast, state: str) -> None:
    delivery = stuck(state)
    assert cast.client("operator").get(f"/outbox/{delivery.pk}/again/").status_code == 405
    for _ in range(2):  # pressed twice
        assert cast.client("operator").post(f"/outbox/{delivery.pk}/again/").status_code == 302
    again = Delivery.objects.get()
    assert (again.state, again.mail_id, again.reason) == (State.WAITING, delivery.mail_id, "")
    assert Entry.objects.filter(action="post.resent").count() == 1


def test_a_mail_that_has_gone_is_not_sent_again(cast: Cast) -> None:
    delivery = stuck("sent")
    cast.client("operator").post(f"/outbox/{delivery.pk}/again/")
    delivery.refresh_from_db()
    assert delivery.state == State.SENT


def test_an_uncertain_mail_has_arrived(cast: Cast) -> None:
    delivery = stuck("uncertain")
    assert cast.client("operator").get(f"/outbox/{delivery.pk}/arrived/").status_code == 405
    for _ in range(2):
        cast.client("operator").post(f"/outbox/{delivery.pk}/arrived/")
    delivery.refresh_from_db()
    assert (delivery.state, delivery.reason) == (State.SENT, "")
    assert Entry.objects.filter(action="post.marked_arrived").count() == 1


def test_a_code_whose_text_is_gone_cannot_be_sent_again(cast: Cast) -> None:
    message = post(kind="account", recipients=[Recipient("a@b.no")], subject="Kode", body="", secret=True)
    Delivery.objects.update(state="failed")
    answer = cast.client("operator").post(f"/outbox/{message.deliveries.get().pk}/again/")
    assert answer.status_code == 409
    assert "Be om en ny i stedet" in answer.content.decode()


def test_the_state_per_recipient_is_there_for_the_sessions_page(cast: Cast) -> None:
    a_message("kari@example.no", "tone@example.no")
    a_message("en@annen.no", related=("session", 4))
    found = deliveries(related=("session", 3))
    assert [(d.email, d.state) for d in found] == [
        ("kari@example.no", "waiting"),
        ("tone@example.no", "waiting"),
    ]
    assert deliveries(related=("session", 3), kind="session.minutes") == []


def test_mails_a_month_are_counted_per_person(cast: Cast, settings: Any, tmp_path: Any) -> None:
    settings.SMTP_URL, settings.VAR_DIR = "", tmp_path
    for _ in range(5):
        send_one(a_delivery().pk)
    post(kind="account", recipients=[Recipient("kari@example.no")], subject="Kode", body="x", secret=True)
    send_one(a_delivery("sara@example.no").pk)
    send_one(a_delivery("tone@example.no").pk)
    Delivery.objects.filter(email="tone@example.no").update(changed_at=timezone.now() - timedelta(days=400))
    Delivery.objects.filter(email="sara@example.no").update(name="Sara Ytre")
    Delivery.objects.filter(email="kari@example.no").update(name="Kari Nygård")
    answer = cast.client("operator").get("/outbox/")
    this_month = answer.context["months"][0]
    assert (this_month.people, this_month.mails, this_month.each) == (2, 6, 3.0)
    assert this_month.above == [("Kari Nygård", 5)]
    section = answer.content.decode().partition('id="people"')[2]
    assert "Kari Nygård" in section
    assert "Sara Ytre" not in section  # nobody is named who got what is meant


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_asks_as_much_for_many_as_for_one(
    cast: Cast, number: int, django_assert_num_queries: Any
) -> None:
    for turn in range(number):
        stuck("failed", f"a{turn}@example.no")
        stuck("sent", f"b{turn}@example.no")
        a_delivery(f"c{turn}@example.no")
    client = cast.client("operator")
    with django_assert_num_queries(7):
        client.get("/outbox/")


def test_resend_by_another_rooms_button(cast: Cast) -> None:
    """The convenor's own button on the session's page calls the action."""
    delivery = resend(delivery=stuck("failed"), by=cast["convenor"])
    assert delivery.state == State.WAITING
