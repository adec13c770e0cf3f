"""What a person changes about their own account."""

from accounts.models import Person


def choose_language(*, person: Person, language: str) -> None:
    """From now on the person reads in this language."""
    person.language = language
    person.save(update_fields=["language"])
