"""Keeps the workers alive and strikes the clock."""

import logging
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from threading import Event, Thread

from django.conf import settings
from django.core.management import call_command
from django.db import close_old_connections

from foundation.post import due

log = logging.getLogger(__name__)
LOOK_EVERY = 0.5  # seconds between looks for a task: a sign-in code should be there at once
STOP_WITHIN = 60  # seconds for the task at hand; a mail server may take thirty for an answer
SHORTEST_LIFE = 5.0  # a worker that dies sooner is not started again at once
Worker = subprocess.Popen[bytes]


@dataclass
class Supervisor:
    """`workers` processes that take up tasks, started again when they die, and a tick each `every` seconds."""

    workers: int = 1
    every: float = 60
    _stopping: Event = field(default_factory=Event)
    _running: list[tuple[Worker, float]] = field(default_factory=list)

    def run(self) -> None:
        """Go on until stopped; then let the workers finish what they have at hand."""
        next_tick = time.monotonic()
        try:
            while not self._stopping.is_set():
                self._keep_alive()
                if time.monotonic() >= next_tick:
                    self._tick()
                    next_tick = time.monotonic() + self.every
                self._stopping.wait(min(1.0, self.every))
        finally:
            self._stop_workers()

    def stop(self) -> None:
        """Leave the loop at the next turn."""
        self._stopping.set()

    def _keep_alive(self) -> None:
        for process, started in [*self._running]:
            if process.poll() is not None:
                log.warning("a worker ended with code %s; it is started again", process.returncode)
                self._running.remove((process, started))
                if time.monotonic() - started < SHORTEST_LIFE:
                    self._stopping.wait(SHORTEST_LIFE)
        while len(self._running) < self.workers and not self._stopping.is_set():
            self._running.append((_start_worker(), time.monotonic()))

    def _tick(self) -> None:
        close_old_connections()
        due.run_due()
        close_old_connections()

    def _stop_workers(self) -> None:
        for process, _started in self._running:
            process.terminate()
        until = time.monotonic() + STOP_WITHIN
        for process, _started in self._running:
            try:
                process.wait(max(0.1, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _start_worker() -> Worker:
    """In a session of its own: Ctrl+C reaches the supervisor only, which stops the worker once and gently.

    The worker holds the other end of a pipe: when the supervisor is gone, however it went, the worker stops too.
    """
    return subprocess.Popen(
        [sys.executable, str(settings.BASE_DIR / "manage.py"), "work", "--below"],
        cwd=settings.BASE_DIR,
        stdin=subprocess.PIPE,
        start_new_session=True,
    )


def work_below() -> None:
    """Be the worker: take up tasks until told to stop, or until the supervisor is gone."""
    Thread(target=_stop_with_supervisor, daemon=True).start()
    call_command(
        "db_worker", queue_name="*", interval=LOOK_EVERY, startup_delay=False, reload=False, verbosity=0
    )


def _stop_with_supervisor() -> None:
    while sys.stdin.buffer.read(1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
