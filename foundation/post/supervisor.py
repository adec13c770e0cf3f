"""Keeps the workers alive and strikes the clock."""

import logging
import subprocess
import sys
import time
from dataclasses import dataclass, field
from threading import Event

from django.conf import settings
from django.db import close_old_connections

from foundation.post import due

log = logging.getLogger(__name__)
LOOK_EVERY = 0.5  # seconds between looks for a task: a sign-in code should be there at once
STOP_WITHIN = 60  # seconds for the task at hand; a mail server may take thirty for an answer
SHORTEST_LIFE = 5.0  # a worker that dies sooner is not started again at once


@dataclass
class Supervisor:
    """`workers` processes of `manage.py db_worker`, started again when they die, and a tick each `every` seconds."""

    workers: int = 1
    every: float = 60
    _stopping: Event = field(default_factory=Event)
    _running: list[tuple[subprocess.Popen[bytes], float]] = field(default_factory=list)

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


def _start_worker() -> subprocess.Popen[bytes]:
    """In a session of its own: Ctrl+C reaches the supervisor only, which stops the worker once and gently."""
    words = [
        "db_worker",
        "--queue-name",
        "*",
        "--interval",
        str(LOOK_EVERY),
        "--no-startup-delay",
        "--no-reload",
    ]
    return subprocess.Popen(
        [sys.executable, str(settings.BASE_DIR / "manage.py"), *words, "-v", "0"],
        cwd=settings.BASE_DIR,
        start_new_session=True,
    )
