"""What is the school's own in its archive: plan, log, value checks, *siden sist*, survey, answers to RKBU."""

from collections.abc import Iterator
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from desk.archive.entry import Entry, made, printed
from desk.documents import since_last_document
from desk.domain.zipping import steady
from desk.papers import log_document, value_checks_document
from desk.queries.archive import rounds_of
from desk.queries.since_last import sheet_of
from desk.queries.written import judgements_of, last_written
from foundation import spelling
from foundation.access.actor import Actor
from network.models import Network, School
from plans.documents import plan_document, poster_document
from plans.domain.contents import Contents
from plans.models import Plan
from plans.papers.spreadsheet import plan_xlsx
from plans.papers.word import plan_docx
from plans.queries import versions_of
from plans.wording.versions import reason_words
from plc_survey import documents, exports, rules
from plc_survey.models import Round
from plc_survey.telling import tell


def plan_files(plan: Plan, contents: Contents, folder: str, versions: str) -> Iterator[Entry]:
    """The plan as it stands, poster, log, value checks; and each of its versions."""
    day, document = last_written(plan, contents), plan_document(plan)
    yield printed(folder, document, dated=day)
    stem, title = document.filename, document.title
    yield made(folder, stem, "docx", title, day, lambda: steady(plan_docx(plan, contents), day))
    yield made(folder, stem, "xlsx", title, day, lambda: steady(plan_xlsx(plan, contents), day))
    if contents.values:
        yield printed(folder, poster_document(plan, contents, day))
    for paper in (log_document(plan), value_checks_document(plan)):
        if paper is not None:
            yield printed(folder, paper)
    yield from _versions(plan, versions)


def _versions(plan: Plan, folder: str) -> Iterator[Entry]:
    for version in reversed(versions_of(plan)):
        day = timezone.localdate(version.created_at)
        words = {"number": version.number, "why": reason_words(version.reason)}
        named = _("version %(number)s %(why)s") % words
        said = _("The plan, version %(number)s of %(day)s: %(why)s") % {
            **words,
            "day": spelling.day_with_year(day, plan.school.language),
        }
        entry = printed(folder, plan_document(plan, version), name=f"{day.isoformat()} {named}")
        yield Entry(entry.folder, entry.name, said, entry.day, entry.read)


def sheet_files(school: School, networks: list[Network], folder: str) -> Iterator[Entry]:
    """*Siden sist* for the session to come in each network."""
    for network in networks:
        sheet = sheet_of(network, school)
        yield printed(folder, since_last_document(sheet), dated=sheet.until or sheet.last)


def survey_files(school: School, reader: Actor, folder: str) -> Iterator[Entry]:
    """Of each closed round what its page gives the leadership now, and joint judgements."""
    for round_ in rounds_of(school):
        if rules.see_results(reader, round_):
            yield from _round(round_, folder, own=bool(rules.lead(reader, round_)))
    for rubric in judgements_of(school):
        if rules.see_results(reader, rubric):
            yield printed(folder, documents.rubric_document(rubric))


def _round(round_: Round, folder: str, *, own: bool) -> Iterator[Entry]:
    report = documents.report_document(round_, own=own)
    yield printed(folder, report)
    yield printed(folder, documents.slides_document(round_, own=own))
    stem, title, day = report.filename, report.title, report.dated
    yield made(folder, stem, "xlsx", title, day, lambda: _sheet(round_, day, own=own))
    yield made(folder, stem, "csv", title, day, lambda: exports.as_csv(tell(round_, own=own)).encode())


def _sheet(round_: Round, day: date, *, own: bool) -> bytes:
    return steady(exports.as_spreadsheet(tell(round_, own=own)), day)
