"""The process that makes a binder killed: the row says so at once, and the next try makes it."""

import os
import signal
from pathlib import Path
from typing import Any

import pytest

from desk.actions.binder import ask_for_binder
from desk.models import Binder, Making
from tests.cast import Cast
from tests.faults.workers import until, workers

pytestmark = pytest.mark.django_db(transaction=True)


def _children(pid: int) -> list[int]:
    try:
        return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except FileNotFoundError:
        return []


def _state() -> str:
    return Binder.objects.values_list("state", flat=True).get()


def test_killed_it_has_failed_and_can_be_tried_again(settings: Any, tmp_path: Path, cast: Cast) -> None:
    settings.VAR_DIR = tmp_path
    row = ask_for_binder(year=cast.year, by=cast["convenor"])
    with workers(1) as [worker]:
        assert until(lambda: _state() == Making.MAKING and _children(worker.pid))
        for child in _children(worker.pid):
            os.kill(child, signal.SIGKILL)
        assert until(lambda: _state() == Making.FAILED)
        assert not row.volumes.exists()
        ask_for_binder(year=cast.year, by=cast["convenor"])
        assert until(lambda: _state() == Making.READY, seconds=120)
    assert bytes(row.volumes.get().content).startswith(b"%PDF")
    assert worker.poll() is not None
