"""`manage.py work`: keeps the worker alive, strikes the clock, stops cleanly."""

import os
import signal
from pathlib import Path
from typing import Any

import pytest

from foundation.post.models import Delivery, State
from tests.faults.workers import Process, kill, start, until
from tests.post.conftest import a_message
from tests.post.smtp import mail_server

pytestmark = pytest.mark.django_db(transaction=True)


def children(process: Process) -> list[int]:
    """The process numbers of the workers it has started."""
    try:
        return [int(n) for n in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()]
    except FileNotFoundError:
        return []


def test_a_killed_worker_is_started_again_and_the_mail_goes(settings: Any, tmp_path: Path) -> None:
    settings.VAR_DIR = tmp_path
    supervisor = start("work", "--every", "1")
    try:
        assert until(lambda: children(supervisor))
        first = children(supervisor)[0]
        os.kill(first, signal.SIGKILL)
        assert until(lambda: children(supervisor) and children(supervisor)[0] != first)
        a_message("kari@example.no")
        assert until(lambda: Delivery.objects.filter(state=State.SENT).exists())
    finally:
        supervisor.send_signal(signal.SIGTERM)
        assert supervisor.wait(30) == 0


def test_told_to_stop_it_finishes_the_mail_at_hand(settings: Any, tmp_path: Path) -> None:
    settings.VAR_DIR = tmp_path
    with mail_server(delay=2) as box:
        a_message("slow@example.no", "slow2@example.no")
        supervisor = start("work", SMTP_URL=f"smtp://127.0.0.1:{box.port}")
        try:
            assert until(lambda: box.received)
            workers_before = children(supervisor)
            supervisor.send_signal(signal.SIGINT)
            assert supervisor.wait(30) == 0
        finally:
            kill(supervisor)
    states = sorted(Delivery.objects.values_list("state", flat=True))
    assert states == [State.SENT, State.WAITING]
    assert not any(Path(f"/proc/{number}").exists() for number in workers_before)


def test_killed_itself_it_leaves_no_worker_behind(settings: Any, tmp_path: Path) -> None:
    settings.VAR_DIR = tmp_path
    supervisor = start("work")
    assert until(lambda: children(supervisor))
    numbers = children(supervisor)
    kill(supervisor)
    assert until(lambda: not any(Path(f"/proc/{number}").exists() for number in numbers))


def test_a_tick_is_harmless_and_says_what_it_did(settings: Any, tmp_path: Path) -> None:
    settings.VAR_DIR = tmp_path
    for _ in range(2):
        assert start("tick").wait(30) == 0
