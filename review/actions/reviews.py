"""Beginning a review, what its next step becomes, and the school's answer."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from foundation.access.verdict import Refused
from foundation.audit.actions import record
from foundation.writing.actions import Outcome, save_texts
from network.queries import schools_of
from review.models import Review, SchoolPart, Step
from review.queries import Place


@transaction.atomic
def begin_review(*, place: Place, by: Person) -> Review:
    """The review of an occasion with a part for each member school; begun twice it is one review."""
    review, is_new = Review.objects.get_or_create(
        programme_year=place.year,
        occasion=place.occasion.value,
        defaults={"network": place.network, "session": place.session, "begun_by": by},
    )
    parts = [
        SchoolPart(review=review, network=place.network, school=school)
        for school in schools_of(place.network)
    ]
    SchoolPart.objects.bulk_create(parts, ignore_conflicts=True)
    if is_new:
        record(by=by, action="review.begun", obj=review, network=place.network.pk)
    return review


@transaction.atomic
def choose_step(*, part: SchoolPart, becomes: str, due: date | None, by: Person) -> SchoolPart:
    """What the agreed next step becomes when the part is shared; refused once it has become a task."""
    row = SchoolPart.objects.select_for_update(of=("self",)).get(pk=part.pk)
    if row.step_task_id and becomes != Step.TASK:
        raise Refused(
            _("The agreed next step has already become a task. Drop the task with a reason instead.")
        )
    if becomes == Step.TASK and due is None:
        raise Refused(_("A task needs a date."))
    row.step_becomes, row.step_due = becomes, due if becomes == Step.TASK else None
    row.save(update_fields=["step_becomes", "step_due"])
    record(by=by, action="review.step_chosen", obj=row, network=row.network_id, detail={"becomes": becomes})
    return row


@transaction.atomic
def answer(*, part: SchoolPart, text: str, base: str, by: Person) -> Outcome:
    """The school's answer, sent: the reviewers see it from now on. Sent again it replaces the earlier one."""
    if not part.is_shared:
        raise Refused(_("This review has not been shared yet."))
    outcome = save_texts(
        kind="review.answer", obj=part, texts={"answer": text}, bases={"answer": base} if base else {}, by=by
    )
    if outcome and text.strip():
        SchoolPart.objects.filter(pk=part.pk).update(answered_at=timezone.now(), answered_by=by)
        record(by=by, action="review.answered", obj=part, network=part.network_id)
    return outcome
