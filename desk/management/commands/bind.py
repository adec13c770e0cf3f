"""`manage.py bind KEY`: makes one binder and ends, so that the memory it took goes back."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from desk.actions.binder import Made, keep_binder
from desk.binder import binder_documents
from desk.models import Binder, Making
from desk.queries.binder import fingerprint
from foundation.documents.render import html_of, pdf_and_pages


class Command(BaseCommand):
    """Started by the worker; can be started by hand."""

    help = "Makes the binder with this key, which the worker has begun, and keeps its volumes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which."""
        parser.add_argument("binder", type=int)

    def handle(self, *args: Any, **options: Any) -> None:
        """Draw the volumes one by one, then keep them all at once."""
        found = Binder.objects.select_related("programme_year__network__municipality", "asked_by")
        binder = found.filter(pk=options["binder"], state=Making.MAKING).first()
        if binder is None:
            raise CommandError("No such binder is being made.")
        year = binder.programme_year
        seen = fingerprint(year)
        volumes = [
            Made(document.pdf_name, *pdf_and_pages(html_of(document))) for document in binder_documents(year)
        ]
        keep_binder(binder=binder, volumes=volumes, seen=seen, by=binder.asked_by)
