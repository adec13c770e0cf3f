"""`manage.py load_programme`: take the release's content file in."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from programme.actions import load_file
from programme.reading import Unsound


class Command(BaseCommand):
    """Idempotent by digest: publishes the first version, keeps a newer one as a draft."""

    help = "Take in the programme's content of this release (harmless twice)."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load and say in one line what happened."""
        try:
            version, new = load_file()
        except Unsound as error:
            raise CommandError("\n".join(error.faults)) from error
        what = "taken in as" if new else "is already"
        self.stdout.write(f"Programme content: {what} version {version.number} ({version.state}).")
