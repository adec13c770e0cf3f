"""Sharing a review: frozen as it stands, its PDF kept, its next step made, the school told."""

from dataclasses import asdict
from datetime import date
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.models import Person
from foundation.access.verdict import Refused
from foundation.audit.actions import record
from foundation.documents.document import Document
from foundation.documents.render import pdf_of
from foundation.post.actions import Recipient, post
from foundation.writing.actions import freeze, keep_copy
from foundation.writing.models import FrozenVersion
from network.queries import leaders_of
from plans.actions.offers import offer_measure
from plans.models import Offer
from review.documents import network_document, school_document
from review.domain.expectations import judge, judge_network
from review.domain.frozen import Head, NetworkReview, SchoolReview
from review.domain.occasions import Occasion
from review.models import Review, SchoolPart, Step
from review.models.reviews import OwnWords
from review.queries import gather, read_network, read_school
from review.queries.pages import own_words
from review.queries.reviews import NETWORK_KIND, SCHOOL_KIND
from sessions.actions.tasks import give_task


@transaction.atomic
def share_network(*, review: Review, by: Person) -> Review:
    """Let the network read its part; unchanged since the last sharing, nothing happens."""
    row = Review.objects.select_for_update(of=("self",)).get(pk=review.pk)
    _has_words(row)
    facts = gather(review.network, review.programme_year).network
    rows = judge_network(facts, Occasion(row.occasion))
    content = NetworkReview(_head(review, by), own_words(row), facts, rows)
    if _same(content, read_network(row)):
        return row
    version = _freeze(NETWORK_KIND, row, review.network.language, content, by)
    _mark(row, version, by)
    _keep(version, network_document(content, review.network.language), review.network.case_number, by)
    record(
        by=by,
        action="review.shared",
        obj=row,
        network=row.network_id,
        detail={"version": version.number},
    )
    return row


@transaction.atomic
def share_school(*, part: SchoolPart, by: Person) -> SchoolPart:
    """Let the school read its part, with the network's part where that is shared; told by mail the first time."""
    row = SchoolPart.objects.select_for_update(of=("self",)).get(pk=part.pk)
    _has_words(row)
    review = part.review
    facts = gather(review.network, review.programme_year).of(part.school)
    rows = judge(facts, Occasion(review.occasion))
    head = _head(review, by, part)
    content = SchoolReview(head, own_words(row), facts, rows, read_network(review))
    if _same(content, read_school(row)):
        return row
    version = _freeze(SCHOOL_KIND, row, part.school.language, content, by)
    _mark(row, version, by)
    _keep(version, school_document(content, part.school.language), review.network.case_number, by)
    _make_step(row, part, by)
    if version.number == 1:
        _tell(part, by)
    detail = {"version": version.number, "school": part.school_id}
    record(by=by, action="review.shared_with_school", obj=row, network=row.network_id, detail=detail)
    return row


def _has_words(thing: OwnWords) -> None:
    if not thing.is_begun:
        raise Refused(_("There is nothing to share yet. Write at least one sentence first."))


def _head(review: Review, by: Person, part: SchoolPart | None = None) -> Head:
    session = review.session
    return Head(
        network=review.network.name,
        municipality=review.network.municipality.name,
        occasion=review.occasion,
        year=review.programme_year.school_year,
        ordinal=review.programme_year.year - review.network.first_year + 1,
        session_on=timezone.localdate(session.starts_at) if session else None,
        reviewer=by.name,
        shared_on=timezone.localdate(),
        school=part.school.name if part else "",
        case_number=review.network.case_number,
    )


def _same(content: Any, last: Any) -> bool:
    """Nothing that was written or known has changed; who shares it again, and when, does not count."""
    if last is None:
        return False
    return (content.words, content.facts, content.rows) == (last.words, last.facts, last.rows)


def _freeze(kind: str, row: models.Model, language: str, content: Any, by: Person) -> FrozenVersion:
    parts = {name: part for name, part in asdict(content).items() if part is not None}
    return freeze(kind=kind, obj=row, language=language, parts=parts, reason="shared", by=by)


def _mark(row: OwnWords, version: FrozenVersion, by: Person) -> None:
    row.version, row.shared_at, row.shared_by = version.number, timezone.now(), by
    row.save(update_fields=["version", "shared_at", "shared_by"])


def _keep(version: FrozenVersion, document: Document, case_number: str, by: Person) -> None:
    keep_copy(
        version=version,
        filename=document.pdf_name,
        pdf=pdf_of(document),
        metadata={
            "title": document.title,
            "date": document.dated.isoformat(),
            "case_number": case_number,
            "type": version.kind,
        },
        by=by,
    )


def _make_step(row: SchoolPart, part: SchoolPart, by: Person) -> None:
    """The agreed next step as a task or an offered measure; made once, whatever is shared again."""
    if not row.next_step:
        return
    if row.step_becomes == Step.TASK and row.step_task_id is None:
        row.step_task = _task(row, part, row.step_due, by)
        row.save(update_fields=["step_task"])
    elif row.step_becomes == Step.MEASURE:
        offer_measure(
            school=part.school,
            network=part.network,
            source=Offer.REVIEW,
            source_key=f"review.part:{row.pk}",
            title=row.next_step[:200],
            by=by,
        )


def _task(row: SchoolPart, part: SchoolPart, due: date | None, by: Person) -> Any:
    given = give_task(
        network=part.network,
        what=row.next_step,
        school=part.school,
        session=part.review.session,
        due_on=due,
        by=by,
    )
    return given[0]


def _tell(part: SchoolPart, by: Person) -> None:
    """One mail to each of the school's leadership, in their own language."""
    address = settings.SITE_ADDRESS + reverse("review:school_review", args=[part.review_id, part.school_id])
    for person in {role.person_id: role.person for role in leaders_of(part.school)}.values():
        with translation.override(person.language):
            post(
                kind="review.shared",
                recipients=[Recipient(person.email, person.name, person.pk, person.language)],
                subject=_("RKBU has shared a review with %(school)s") % {"school": part.school.name},
                body=render_to_string(
                    "review/mail/shared.txt", {"part": part, "by": by, "address": address, "person": person}
                ),
                related=("review", part.review_id),
                reply_to=by.email,
                by=by,
            )
