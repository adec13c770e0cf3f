"""A real call going out: its worker killed in the middle, and two people who press at the same time."""

import threading
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from accounts.models import Person
from foundation.post.models import Delivery, State
from network.models import Role, RoleAssignment
from sessions.actions.call import send_call
from sessions.actions.sessions import plan_session
from sessions.models import Call, NetworkSession
from tests.cast import LONG_AGO, Cast, make_cast
from tests.faults.test_killed_mail_worker import eleven_minutes_later, states
from tests.faults.workers import kill, until, workers
from tests.post.smtp import Mailbox, mail_server

pytestmark = pytest.mark.django_db(transaction=True)
CROWD = 12


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    """The standing cast, committed, so that other processes and threads see it."""
    call_command("createcachetable")
    return make_cast()


@pytest.fixture
def slow_box(settings: Any, tmp_path: Path) -> Iterator[Mailbox]:
    """A mail server that takes the text, and says so only a while later."""
    settings.VAR_DIR = tmp_path
    with mail_server(delay=0.3) as mailbox:
        yield mailbox


@pytest.fixture
def planned(cast: Cast) -> NetworkSession:
    """A session in two weeks with more people than a worker sends to at once, all with slow mailboxes."""
    for number in range(CROWD):
        person = Person.objects.create_user(f"slow{number}@example.no", f"Leder {number}", None)
        RoleAssignment.objects.create(person=person, role=Role.LEADER, school=cast.hill, starts_on=LONG_AGO)
    start = timezone.now() + timedelta(days=14)
    return plan_session(
        year=cast.year, kind="middle", starts_at=start, host=cast.harbour, by=cast["convenor"]
    )


def test_the_worker_killed_while_a_call_goes_out(
    cast: Cast, planned: NetworkSession, slow_box: Mailbox
) -> None:
    send_call(session=planned, note="", expected=0, by=cast["convenor"])
    everyone, killed = CROWD + 4, 0
    assert Delivery.objects.count() == everyone
    smtp = {"SMTP_URL": f"smtp://127.0.0.1:{slow_box.port}"}
    for goal in (4, 8):
        with workers(1, **smtp) as [process]:
            assert until(lambda goal=goal: len(slow_box.received) >= goal)
            kill(process)
            killed += 1
    eleven_minutes_later()
    now = states()
    assert now[State.SENT] + now[State.UNCERTAIN] + now[State.WAITING] == everyone
    assert now[State.UNCERTAIN] <= killed
    assert now[State.WAITING] > 0, "the test should leave something to send"
    with workers(1, **smtp):
        assert until(lambda: states()[State.WAITING] + states()[State.SENDING] == 0)
    now = states()
    assert now[State.SENT] + now[State.UNCERTAIN] == everyone
    assert now[State.UNCERTAIN] <= killed
    assert max(Counter(slow_box.recipients).values()) == 1
    assert set(Delivery.objects.filter(state=State.SENT).values_list("email", flat=True)) <= set(
        slow_box.recipients
    )


def test_two_who_call_at_the_same_moment_send_one_call(cast: Cast, planned: NetworkSession) -> None:
    clients = [cast.client("convenor") for _person in range(2)]
    together = threading.Barrier(2)
    answers: list[int] = []

    def press(client: Client) -> None:
        together.wait()
        try:
            answers.append(client.post(f"/sessions/{planned.pk}/call/", {"expected": "0"}).status_code)
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=(client,)) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [302, 302]
    assert Call.objects.count() == 1
    assert Delivery.objects.count() == CROWD + 4
    assert max(Counter(Delivery.objects.values_list("email", flat=True)).values()) == 1
