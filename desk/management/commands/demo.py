"""`manage.py demo`: the demonstration network, the same each time."""

import json
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone, translation

from accounts import demo as accounts
from desk.demo.build import build, is_built, settle


class Command(BaseCommand):
    """Makes the demonstration, or tells its accounts."""

    help = "Make the demonstration network in an empty database; --json or --accounts tells who can sign in."

    def add_arguments(self, parser: CommandParser) -> None:
        """The three ways to call it."""
        parser.add_argument("--once", action="store_true", help="do nothing when it is there already")
        parser.add_argument(
            "--json", action="store_true", help="print the accounts as JSON (made first if missing)"
        )
        parser.add_argument("--accounts", action="store_true", help="print the accounts as a table")

    def handle(self, *args: Any, **options: Any) -> None:
        """Build unless only asked; then print what was asked for."""
        if not (settings.EMBEDDED or settings.DEMO):
            raise CommandError(
                "this is a real installation: the demonstration belongs in another one (DEMO=1)"
            )
        asked_only = options["json"] or options["accounts"]
        if not is_built():
            self._build()
        elif not (asked_only or options["once"]):
            raise CommandError("the demonstration is there already; empty the database to make it anew")
        if options["json"]:
            self.stdout.write(json.dumps(accounts.kept(), ensure_ascii=False, indent=1))
        if options["accounts"]:
            for row in accounts.kept():
                self.stdout.write(
                    f"    {row['role']:<10} {row['email']:<38} {row['password']}   {row['name']}"
                )

    def _build(self) -> None:
        with transaction.atomic(), translation.override("nb"):
            people = build(timezone.localdate())
        settle()
        accounts.keep(people=people)
        self.stderr.write("The demonstration network is made.")
