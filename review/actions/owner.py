"""The owner's four questions and the network's summary: begun, and shared as frozen versions."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from foundation.access.verdict import Refused
from foundation.audit.actions import record
from foundation.writing.actions import freeze
from foundation.writing.queries import latest_version, read
from network.models import Network, ProgrammeYear
from network.queries import content_of_network
from review.models import NetworkSummary, OwnerAnswer, OwnerYear
from review.models.owner import SharedOnce

OWNER_KIND = "review.owner"
SUMMARY_KIND = "review.summary"


@transaction.atomic
def begin_owner_year(*, network: Network, year: ProgrammeYear, by: Person) -> OwnerYear:
    """The owner's year with an empty answer to each of the programme's questions; begun twice it is one."""
    owner_year, is_new = OwnerYear.objects.get_or_create(programme_year=year, defaults={"network": network})
    answers = [
        OwnerAnswer(owner_year=owner_year, key=q.key) for q in content_of_network(network).owner_questions
    ]
    OwnerAnswer.objects.bulk_create(answers, ignore_conflicts=True)
    if is_new:
        record(by=by, action="review.owner_year_begun", obj=owner_year, network=network.pk)
    return owner_year


@transaction.atomic
def share_owner_year(*, owner_year: OwnerYear, by: Person) -> OwnerYear:
    """Let the network read the answers; unchanged, nothing happens."""
    row = OwnerYear.objects.select_for_update().get(pk=owner_year.pk)
    answers = {answer.key: answer.text for answer in row.answers.all() if answer.text}
    if not answers:
        raise Refused(_("There is nothing to share yet. Answer at least one question first."))
    network = owner_year.network
    questions = content_of_network(network).owner_questions
    titles = {q.key: q.title.in_language(network.language) for q in questions}
    content = [
        {"key": key, "question": titles.get(key, key), "answer": text} for key, text in answers.items()
    ]
    return _share(OWNER_KIND, row, network, {"answers": content}, by)


@transaction.atomic
def begin_summary(*, network: Network, year: ProgrammeYear, by: Person) -> NetworkSummary:
    """The year's summary, empty; begun twice it is one."""
    summary, is_new = NetworkSummary.objects.get_or_create(programme_year=year, defaults={"network": network})
    if is_new:
        record(by=by, action="review.summary_begun", obj=summary, network=network.pk)
    return summary


@transaction.atomic
def share_summary(*, summary: NetworkSummary, by: Person) -> NetworkSummary:
    """Let the owner and the network read the summary; unchanged, nothing happens."""
    row = NetworkSummary.objects.select_for_update().get(pk=summary.pk)
    if not row.text:
        raise Refused(_("There is nothing to share yet. Write the summary first."))
    return _share(SUMMARY_KIND, row, summary.network, {"text": {"text": row.text}}, by)


def _share(kind: str, row: Any, network: Network, parts: dict[str, Any], by: Person) -> Any:
    last = latest_version(kind, row.pk)
    if last is not None and read(last).parts == parts:
        return row
    version = freeze(kind=kind, obj=row, language=network.language, parts=parts, reason="shared", by=by)
    _mark(row, version.number, by)
    detail = {"version": version.number}
    record(by=by, action=f"{kind}_shared", obj=row, network=network.pk, detail=detail)
    return row


def _mark(row: SharedOnce, number: int, by: Person) -> None:
    row.version, row.shared_at, row.shared_by = number, timezone.now(), by
    row.save(update_fields=["version", "shared_at", "shared_by"])
