from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import get_connection, send_mail
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from foundation.post import jobs
from foundation.post.actions import Attachment, Recipient, post
from foundation.post.models import Delivery, Fault, FileContent, Message, State
from foundation.post.sending import send_one, wait_after
from foundation.post.transport import smtp_of
from tests.cast import Cast
from tests.post.conftest import a_delivery, a_message
from tests.post.smtp import Mailbox

pytestmark = pytest.mark.django_db(transaction=True)


def test_posting_writes_rows_and_says_nothing_to_the_mail_server(box: Mailbox) -> None:
    message = a_message("kari@example.no", "TONE@example.no ", "kari@example.no")
    assert [(d.email, d.state) for d in message.deliveries.all()] == [
        ("kari@example.no", State.WAITING),
        ("tone@example.no", State.WAITING),
    ]
    assert DBTaskResult.objects.count() == 2
    assert box.received == []


def test_a_mail_that_is_not_committed_leaves_no_nudge(box: Mailbox) -> None:
    with transaction.atomic():
        a_delivery()
        transaction.set_rollback(True)
    assert (Message.objects.count(), DBTaskResult.objects.count()) == (0, 0)


def test_a_mail_goes_out_as_text_and_as_html(box: Mailbox, settings: Any) -> None:
    settings.DEFAULT_FROM_EMAIL = "program@rkbu.example"
    delivery = a_message(
        "kari@example.no",
        from_name="Nettverk Fjordvik",
        reply_to="Silje Moen <silje@example.no>",
        subject="Innkalling til samling på Čáhceravda\nskuvla",
    ).deliveries.get()
    assert send_one(delivery.pk) == State.SENT
    mail = box.only()
    assert mail["From"] == "Nettverk Fjordvik <program@rkbu.example>"
    assert mail["Reply-To"] == "Silje Moen <silje@example.no>"
    assert mail["Subject"] == "Innkalling til samling på Čáhceravda skuvla"
    assert mail["Message-ID"] == delivery.mail_id
    assert mail["Auto-Submitted"] == "auto-generated"
    text, html = mail.iter_parts()
    assert "Vi møtes på Ås skole." in text.get_content()
    assert '<a href="https://program.example/svar/abc"' in html.get_content()
    assert '<html lang="nb">' in html.get_content()


def test_a_calendar_entry_is_a_form_of_the_body_and_a_pdf_is_a_file(box: Mailbox) -> None:
    entry = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Samling på Ås\r\nEND:VCALENDAR\r\n"
    delivery = a_delivery(
        attachments=[
            Attachment("dagsorden på Ås.pdf", "application/pdf", b"%PDF-1.7 \xff"),
            Attachment(
                "samling.ics",
                "text/calendar; method=REQUEST; charset=utf-8",
                entry.encode(),
                alternative=True,
            ),
        ]
    )
    send_one(delivery.pk)
    body, pdf = box.only().iter_parts()
    assert box.only().get_content_type() == "multipart/mixed"
    assert [part.get_content_type() for part in body.iter_parts()] == [
        "text/plain",
        "text/html",
        "text/calendar",
    ]
    calendar = list(body.iter_parts())[2]
    assert calendar.get_param("method") == "REQUEST"
    assert calendar.get_param("charset") == "utf-8"
    assert calendar.get_content().replace("\r\n", "\n") == entry.replace("\r\n", "\n")
    assert (pdf.get_filename(), pdf.get_content()) == ("dagsorden på Ås.pdf", b"%PDF-1.7 \xff")


def test_a_file_that_goes_to_many_is_stored_once(box: Mailbox) -> None:
    paper = Attachment("dagsorden.pdf", "application/pdf", b"%PDF-1.7 the same")
    for email in ("kari@example.no", "tone@example.no"):
        send_one(a_delivery(email, attachments=[paper]).pk)
    assert FileContent.objects.count() == 1
    assert [next(iter(mail.iter_attachments())).get_content() for _to, mail in box.received] == [
        paper.content
    ] * 2
    Message.objects.all().delete()
    jobs.tidy(timezone.now() + timedelta(days=2))
    assert not FileContent.objects.exists()


def test_nudged_twice_it_is_sent_once(box: Mailbox) -> None:
    delivery = a_delivery()
    assert [send_one(delivery.pk), send_one(delivery.pk), send_one(delivery.pk)] == [State.SENT, "", ""]
    assert box.recipients == ["kari@example.no"]


def test_an_address_nobody_has_fails_with_the_servers_words(box: Mailbox) -> None:
    delivery = a_delivery("unknown@example.no")
    assert send_one(delivery.pk) == State.FAILED
    delivery.refresh_from_db()
    assert "tar ikke imot e-post til denne adressen" in delivery.reason
    assert "550 5.1.1 No such person here" in delivery.reason
    assert box.received == []


@pytest.mark.parametrize("address", ["kåre@fjør d.no", "a@b\nBcc: x@y.no"])
def test_an_address_that_cannot_be_written_fails_and_is_not_tried_again(box: Mailbox, address: str) -> None:
    delivery = a_delivery()
    Delivery.objects.filter(pk=delivery.pk).update(email=address)
    assert send_one(delivery.pk) == State.FAILED
    assert box.received == []


def test_asked_to_wait_it_waits_and_tries_again(box: Mailbox) -> None:
    delivery = a_delivery("later@example.no")
    assert send_one(delivery.pk) == State.WAITING
    delivery.refresh_from_db()
    assert (delivery.fault, delivery.attempt) == (Fault.LATER, 1)
    assert delivery.due_at > timezone.now() + timedelta(seconds=50)
    assert send_one(delivery.pk) == ""  # not due yet


def test_no_mail_server_is_no_lost_mail(box: Mailbox, settings: Any) -> None:
    settings.SMTP_URL = "smtp://127.0.0.1:1"
    delivery = a_delivery()
    assert send_one(delivery.pk) == State.WAITING
    delivery.refresh_from_db()
    assert delivery.fault == Fault.UNREACHABLE
    settings.SMTP_URL = f"smtp://127.0.0.1:{box.port}"
    Delivery.objects.update(due_at=timezone.now())
    assert send_one(delivery.pk) == State.SENT


def test_after_a_day_of_trying_it_gives_up_and_says_so(box: Mailbox, settings: Any) -> None:
    settings.SMTP_URL = "smtp://127.0.0.1:1"
    delivery = a_delivery()
    Delivery.objects.update(asked_at=timezone.now() - timedelta(hours=25))
    assert send_one(delivery.pk) == State.FAILED
    delivery.refresh_from_db()
    assert "prøvd i et døgn" in delivery.reason


def test_tries_come_closer_at_first() -> None:
    waits = [wait_after(timedelta(minutes=minutes)) for minutes in (0, 1, 10, 60, 600)]
    assert [int(wait.total_seconds()) for wait in waits] == [60, 60, 300, 1800, 3600]


def test_a_connection_lost_after_the_text_is_uncertain_and_never_sent_again_by_itself(box: Mailbox) -> None:
    delivery = a_delivery("drops@example.no")
    assert send_one(delivery.pk) == State.UNCERTAIN
    delivery.refresh_from_db()
    assert "Den kan ha kommet fram" in delivery.reason
    assert send_one(delivery.pk) == ""
    assert box.recipients == ["drops@example.no"]


def test_two_workers_that_take_up_the_same_row_send_it_once(box: Mailbox) -> None:
    """The second finds the row claimed, however close behind it comes."""
    from threading import Barrier, Thread

    from django.db import connection

    delivery = a_delivery("slow@example.no")
    box.delay = 0.3
    start, states = Barrier(4), []

    def work() -> None:
        start.wait()
        states.append(send_one(delivery.pk))
        connection.close()

    threads = [Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(states) == ["", "", "", State.SENT]
    assert box.recipients == ["slow@example.no"]


def test_a_late_answer_of_an_earlier_attempt_changes_nothing(box: Mailbox, cast: Cast) -> None:
    """A worker thought lost wakes up after a person has sent the mail again."""
    from foundation.post import sending
    from foundation.post.actions import resend

    delivery = a_delivery()
    earlier = sending._claim(delivery.pk)
    assert earlier is not None
    Delivery.objects.update(state=State.UNCERTAIN)
    resend(delivery=delivery, by=cast["operator"])
    later = sending._claim(delivery.pk)
    assert later is not None
    assert sending._keep(earlier, State.FAILED, fault=Fault.UNREACHABLE) == ""
    delivery.refresh_from_db()
    assert delivery.state == State.SENDING


def test_without_a_mail_server_mails_are_files(settings: Any, tmp_path: Path) -> None:
    settings.SMTP_URL, settings.VAR_DIR = "", tmp_path
    assert send_one(a_delivery().pk) == State.SENT
    [file] = (tmp_path / "mail").glob("*kari@example.no.eml")
    assert b"Innkalling til samling 3" in file.read_bytes()


def test_djangos_own_mails_go_the_same_way_and_first(box: Mailbox, cast: Cast) -> None:
    a_delivery()
    with get_connection("foundation.post.backend.OutboxBackend") as connection:
        send_mail("Kode", "Koden er ABCD.\n", None, [cast["third"].email], connection=connection)
    message = Message.objects.get(kind="account")
    delivery = message.deliveries.get()
    assert (delivery.person, delivery.recipient_name) == (cast["third"], "Máret Čárajohka")
    first = DBTaskResult.objects.ready().first()
    assert first.args_kwargs["args"] == [delivery.pk]


def test_the_text_of_a_code_is_not_kept_once_it_has_gone(box: Mailbox, settings: Any) -> None:
    settings.DEMO = False
    message = post(kind="account", recipients=[Recipient("a@b.no")], subject="Kode", body="ABCD", secret=True)
    send_one(message.deliveries.get().pk)
    message.refresh_from_db()
    assert message.body == ""
    assert "ABCD" in box.only().as_string()


@pytest.mark.parametrize(
    ("address", "host", "port", "tls", "user", "password"),
    [
        ("smtp://mail.kommune.no", "mail.kommune.no", 25, "none", "", ""),
        ("smtp://ola:hemme%40lig@mail.no:2525?tls=1", "mail.no", 2525, "start", "ola", "hemme@lig"),
        ("smtp://mail.no?tls=1", "mail.no", 587, "start", "", ""),
        ("smtps://ola:x@mail.no", "mail.no", 465, "whole", "ola", "x"),
    ],
)
def test_the_servers_address_is_read(
    address: str, host: str, port: int, tls: str, user: str, password: str
) -> None:
    found = smtp_of(address)
    assert (found.host, found.port, found.tls, found.user, found.password) == (
        host,
        port,
        tls,
        user,
        password,
    )


@pytest.mark.parametrize("address", ["mail.no", "http://mail.no", "smtp://"])
def test_a_wrong_address_stops_with_a_plain_message(address: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="SMTP_URL must look like"):
        smtp_of(address)
