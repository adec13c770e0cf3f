"""The mails about rounds: to a school's leadership only, never to staff."""

from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.models import Person
from foundation.post.actions import Recipient, post
from foundation.post.due import remind_once
from network.queries import leaders_of
from plc_survey.models import Round
from plc_survey.queries.rounds import loaded

DAYS_BEFORE = 2  # school staff meet often enough to be reminded aloud


@transaction.atomic
def tell_of_prepared(*, round_: Round, by: Person) -> None:
    """Tell the principals that a round waits to be opened."""
    principals = [role.person for role in leaders_of(round_.school) if role.role == "principal"]
    _write(round_, principals, "prepared", by)


@transaction.atomic
def remind_leaderships(*, day: date, by: Person | None = None) -> int:
    """Once a round, two days before its end: ask the leadership to remind the staff aloud. How many rounds."""
    ending = loaded(
        Round.objects.running().filter(opens_on__lte=day, closes_on=day + timedelta(days=DAYS_BEFORE))
    )
    due = [
        each for each in ending if remind_once(kind="survey.ending", object_id=each.pk, day=each.closes_on)
    ]
    for round_ in due:
        _write(round_, [role.person for role in leaders_of(round_.school)], "ending", by)
    return len(due)


def _write(round_: Round, people: list[Person], letter: str, by: Person | None) -> None:
    address = settings.SITE_ADDRESS + reverse("plc_survey:round", args=[round_.pk])
    for person in {each.pk: each for each in people}.values():
        with translation.override(person.language):
            context = {"round": round_, "person": person, "address": address}
            post(
                kind=f"survey.{letter}",
                recipients=[Recipient(person.email, person.name, person.pk, person.language)],
                subject=_subject(letter) % {"school": round_.school.name},
                body=render_to_string(f"plc_survey/mail/{letter}.txt", context),
                related=("survey.round", round_.pk),
                by=by,
            )


def _subject(letter: str) -> str:
    if letter == "prepared":
        return _("A survey round is prepared at %(school)s")
    return _("The survey at %(school)s closes in two days")
