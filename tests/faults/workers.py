"""Real workers on the test's own database, to be killed at the worst moment."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.db import connection

Process = subprocess.Popen[bytes]


def database_url() -> str:
    """The address of the database that this test runs on."""
    wanted = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{wanted['NAME']}"
    host = quote(wanted["HOST"] or wanted["OPTIONS"].get("host", ""), safe="")
    address = f"postgres://{wanted['USER']}:{wanted['PASSWORD']}@/{wanted['NAME']}?host={host}"
    return f"{address}&port={wanted['PORT']}" if wanted["PORT"] else address


def start(*words: str, **environment: str) -> Process:
    """`manage.py` with these words, as a process of its own on the test's database."""
    return subprocess.Popen(
        [sys.executable, str(settings.BASE_DIR / "manage.py"), *words],
        cwd=settings.BASE_DIR,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "DATABASE_URL": database_url(),
            "VAR_DIR": str(settings.VAR_DIR),
            **environment,
        },
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


@contextmanager
def workers(count: int, **environment: str) -> Iterator[list[Process]]:
    """That many `db_worker`s; those still alive afterwards are stopped."""
    words = (
        "db_worker",
        "--queue-name",
        "*",
        "--interval",
        "0.05",
        "--no-startup-delay",
        "--no-reload",
        "-v",
        "0",
    )
    started = [start(*words, **environment) for _ in range(count)]
    try:
        yield started
    finally:
        for process in started:
            kill(process)


def kill(process: Process) -> None:
    """SIGKILL: nothing is tidied up."""
    if process.poll() is None:
        process.send_signal(signal.SIGKILL)
    process.wait()


def until(true: Callable[[], Any], seconds: float = 60) -> bool:
    """Wait until the question is answered with yes; False when the time is up."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.02)
    return False
