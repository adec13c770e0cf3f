"""What a person changes about themself."""

from django.db import transaction

from accounts.models import Person
from foundation.audit.actions import record


@transaction.atomic
def save_profile(*, person: Person, name: str, language: str, by: Person) -> Person:
    """Keep the person's name and the language they read in; saved unchanged, nothing happens."""
    if (person.name, person.language) != (name, language):
        person.name, person.language = name, language
        person.save(update_fields=["name", "language"])
        record(by=by, action="person.profile_changed", obj=person)
    return person
