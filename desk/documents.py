"""The papers of the desk: *siden sist*, and a person's own data."""

from collections.abc import Iterator

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.models import Person
from desk.binder import documents_of as binders_of
from desk.queries.my_data import account_of, my_data
from desk.queries.since_last import Sheet, check_picture, lead, readings_in_words, sheet_of
from foundation import spelling
from foundation.documents.charts import PAPER
from foundation.documents.document import Document
from network.models import Network
from network.queries import schools_by_name


def since_last_document(sheet: Sheet) -> Document:
    """One page for the session, in the school's written Norwegian; only what may leave the school."""
    language = sheet.school.language
    with translation.override(language):
        until = sheet.until
        day = spelling.day_with_year(until, language) if until else ""
        return Document(
            template="documents/since_last.html",
            context={
                "sheet": sheet,
                "lead": lead(sheet, language),
                "readings": readings_in_words(sheet),
                "picture": check_picture(sheet.checks, PAPER, language),
                "stories": sheet.log("story"),
                "manual": sheet.log("manual"),
                "challenges": sheet.log("challenge"),
            },
            title=", ".join(filter(None, [_("Since last"), sheet.school.name, day])),
            language=language,
            filename=" ".join(
                filter(None, [_("Since last"), sheet.school.name, until.isoformat() if until else ""])
            ),
            author=f"{sheet.network.municipality.name}, {sheet.network.name}",
            description=_("What the school has done since the last session"),
            dated=until or timezone.localdate(),
        )


def my_data_document(person: Person, language: str) -> Document:
    """Everything kept about a person, in the language they read."""
    with translation.override(language):
        return Document(
            template="documents/my_data.html",
            context={"person": person, "account": account_of(person), "kept": my_data(person, language)},
            title=_("What Lederprogrammet keeps about %(name)s") % {"name": person.name},
            language=language,
            filename=_("My data"),
            author="Lederprogrammet",
            description=_("A person's own data"),
            dated=timezone.localdate(),
        )


def documents_of(network: Network) -> Iterator[Document]:
    """The sheet of every member school, and the binder of every year."""
    yield from binders_of(network)
    for school in schools_by_name(network):
        yield since_last_document(sheet_of(network, school))
