"""`manage.py tick`: what the clock makes due. `manage.py work` does it each minute; a timer can do it instead."""

from typing import Any

from django.core.management.base import BaseCommand

from foundation.post import due


class Command(BaseCommand):
    """Runs every due job once and says what was done."""

    help = "Does the work that is due by now; harmless however often it is run."

    def handle(self, *args: Any, verbosity: int = 1, **options: Any) -> None:
        """Exit code 1 when a job failed."""
        done = due.run_due()
        for name, count in done.items():
            if count and verbosity:
                self.stdout.write(f"{name}: {'FAILED' if count < 0 else count}")
        if any(count < 0 for count in done.values()):
            raise SystemExit(1)
