"""`manage.py archive KEY`: makes one school's archive and ends, so that the memory it took goes back."""

from argparse import ArgumentParser
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from desk.actions.archive import Zipped, keep_archive
from desk.archive import archive_name, write_archive
from desk.models import Making, SchoolArchive
from desk.queries.archive import fingerprint


class Command(BaseCommand):
    """Started by the worker; can be started by hand."""

    help = "Makes the school's archive with this key, which the worker has begun, and keeps the ZIP."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which."""
        parser.add_argument("archive", type=int)

    def handle(self, *args: Any, **options: Any) -> None:
        """Fill a file on disk, then keep it."""
        found = SchoolArchive.objects.select_related("school__municipality", "asked_by")
        archive = found.filter(pk=options["archive"], state=Making.MAKING).first()
        if archive is None:
            raise CommandError("No such archive is being made.")
        school, seen = archive.school, fingerprint(archive.school)
        with TemporaryDirectory() as folder:
            path = Path(folder) / "archive.zip"
            with path.open("wb") as file:
                files = write_archive(school, file)
            keep_archive(
                archive=archive,
                made=Zipped(archive_name(school), path, files),
                seen=seen,
                by=archive.asked_by,
            )
