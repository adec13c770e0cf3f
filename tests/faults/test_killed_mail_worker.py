"""The worker killed while mails go out: nobody gets two, nothing is forgotten, and what is unknown is said."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from foundation.post import jobs
from foundation.post.models import Delivery, State
from tests.faults.workers import kill, until, workers
from tests.post.conftest import a_message
from tests.post.smtp import Mailbox, mail_server

pytestmark = pytest.mark.django_db(transaction=True)
MAILS = 16


@pytest.fixture
def slow_box(settings: Any, tmp_path: Path) -> Iterator[Mailbox]:
    """A mail server that takes the text, and says so only a while later."""
    settings.VAR_DIR = tmp_path
    with mail_server(delay=0.3) as mailbox:
        yield mailbox


def states() -> Counter[str]:
    return Counter(Delivery.objects.values_list("state", flat=True))


def eleven_minutes_later() -> None:
    """What the clock does when the workers have been gone for that long."""
    later = timezone.now() + timedelta(minutes=11)
    jobs.mark_lost_tasks(later)
    jobs.mark_lost_deliveries(later)
    jobs.nudge_waiting(later)


def test_killed_in_the_middle_nobody_gets_two_and_nothing_is_forgotten(slow_box: Mailbox) -> None:
    a_message(*[f"slow{number}@example.no" for number in range(MAILS)])
    smtp, killed = {"SMTP_URL": f"smtp://127.0.0.1:{slow_box.port}"}, 0
    for goal in (2, 5):
        with workers(2, **smtp) as running:
            assert until(lambda goal=goal: len(slow_box.received) >= goal)
            for process in running:
                kill(process)
                killed += 1
    now = states()
    assert now[State.SENT] + now[State.SENDING] + now[State.WAITING] == MAILS
    assert now[State.SENDING] <= killed
    eleven_minutes_later()
    now = states()
    assert now[State.SENDING] == 0
    assert now[State.UNCERTAIN] <= killed
    assert now[State.WAITING] > 0, "the test should leave something to send"
    with workers(2, **smtp):
        assert until(lambda: states()[State.WAITING] + states()[State.SENDING] == 0)
    now = states()
    assert now[State.SENT] + now[State.UNCERTAIN] == MAILS
    assert now[State.UNCERTAIN] <= killed
    assert max(Counter(slow_box.recipients).values()) == 1
    for delivery in Delivery.objects.filter(state=State.SENT):
        assert delivery.email in slow_box.recipients


def test_killed_after_the_text_was_handed_over_waits_for_a_person(slow_box: Mailbox) -> None:
    """The very worst moment: the server has the mail, the program does not know it."""
    slow_box.delay = 20
    a_message("slow@example.no")
    with workers(1, SMTP_URL=f"smtp://127.0.0.1:{slow_box.port}") as [process]:
        assert until(lambda: slow_box.received)
        kill(process)
    assert states() == {State.SENDING: 1}
    assert DBTaskResult.objects.running().count() == 1
    eleven_minutes_later()
    assert states() == {State.UNCERTAIN: 1}
    assert DBTaskResult.objects.running().count() == 0
    assert not DBTaskResult.objects.ready().exists(), "nothing sends it again by itself"
    eleven_minutes_later()
    assert slow_box.recipients == ["slow@example.no"]


def test_lost_nudges_are_given_again(slow_box: Mailbox) -> None:
    a_message("slow@example.no")
    DBTaskResult.objects.all().delete()
    jobs.nudge_waiting(timezone.now())
    assert not DBTaskResult.objects.exists(), "not before a minute has gone"
    eleven_minutes_later()
    eleven_minutes_later()
    assert DBTaskResult.objects.ready().count() == 1, "and only once"
    with workers(1, SMTP_URL=f"smtp://127.0.0.1:{slow_box.port}"):
        assert until(lambda: states()[State.SENT] == 1)
