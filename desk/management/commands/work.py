"""`manage.py work`: the worker behind the web server, and the clock."""

import signal
from argparse import SUPPRESS
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from foundation.post.supervisor import Supervisor, work_below


class Command(BaseCommand):
    """Keeps a worker alive, strikes the clock each minute, stops cleanly on SIGTERM and SIGINT."""

    help = "Sends mail and does other work behind the web server, until it is told to stop."

    def add_arguments(self, parser: CommandParser) -> None:
        """How many workers, and how often the clock strikes."""
        parser.add_argument("--workers", type=int, default=1, help="worker processes (default: 1)")
        parser.add_argument("--below", action="store_true", help=SUPPRESS)  # a worker of a running supervisor
        parser.add_argument("--every", type=float, default=60, help="seconds between ticks (default: 60)")

    def handle(self, *args: Any, workers: int, every: float, below: bool, **options: Any) -> None:
        """Runs until a signal stops it."""
        if below:
            return work_below()
        supervisor = Supervisor(workers=workers, every=every)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: supervisor.stop())
        return supervisor.run()
