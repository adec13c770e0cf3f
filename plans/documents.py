"""The printed papers of a plan: the plan, and the value poster."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from foundation.documents.charts import PAPER
from foundation.documents.document import Document
from foundation.writing.models import FrozenVersion
from network.models import Network
from plans.domain.contents import Contents
from plans.domain.halves import in_halves
from plans.domain.years import columns, label
from plans.models import Handout, Plan
from plans.queries.contents import contents_of
from plans.queries.programme import borrowed
from plans.queries.versions import contents_of_version, open_handout, versions_of
from plans.wording import stage_words
from plans.wording.page import month_year, read_page
from plans.wording.poster import poster_of
from plans.wording.versions import version_lines


def plan_document(plan: Plan, version: FrozenVersion | None = None) -> Document:
    """The plan on paper, as frozen in a version or as it stands now; in the school's written Norwegian."""
    contents = contents_of_version(version) if version else contents_of(plan)
    dated = timezone.localtime(version.created_at).date() if version else None
    held = [line for line in versions_of(plan) if version is None or line.number <= version.number]
    return _document(plan, contents, dated, version=version, versions=held)


def handout_document(handout: Handout) -> Document:
    """The plan as it is handed out: without what was not ticked, without the list of versions."""
    contents = contents_of_version(handout.version)
    return _document(handout.plan, contents, timezone.localtime(handout.handed_out_at).date())


def _document(
    plan: Plan,
    contents: Contents,
    known_on: date | None,
    *,
    version: FrozenVersion | None = None,
    versions: list[FrozenVersion] | None = None,
) -> Document:
    """The same paper for all: `known_on` is the day a frozen plan speaks for; what stands now names no day."""
    language = plan.school.language
    dated = known_on or timezone.localdate()
    with translation.override(language):
        names = borrowed(language, plan.network).names
        context: dict[str, Any] = {
            "plan": plan,
            "contents": contents,
            "page": read_page(contents, dated, names, PAPER),
            "stage": stage_words(contents.stage),
            "version": version,
            "known_on": known_on,
            "versions": list(reversed(version_lines(versions or []))),
            "years": [label(year) for year in columns(contents)],
            "halves": in_halves(contents),
            "half_names": [
                month_year(day)
                for year in columns(contents)
                for day in (date(year, 8, 1), date(year + 1, 1, 1))
            ],
        }
        title = _("Goal and strategy plan %(period)s, %(school)s")
        return Document(
            template="documents/plans/plan.html",
            context=context,
            title=title % {"period": contents.period, "school": contents.school},
            language=language,
            filename=_("Plan %(school)s %(period)s") % {"school": contents.school, "period": contents.period},
            author=f"{plan.network.municipality.name}, {plan.network.name}",
            description=_("The school's plan for better relations between teachers and pupils"),
            dated=dated,
        )


def poster_document(plan: Plan, contents: Contents | None = None, dated: date | None = None) -> Document:
    """The vision and what each value asks, for the wall (A3)."""
    language = plan.school.language
    contents = contents or contents_of(plan)
    with translation.override(language):
        return Document(
            template="documents/plans/poster.html",
            context={"contents": contents, "poster": poster_of(contents)},
            title=_("Value poster, %(school)s") % {"school": contents.school},
            language=language,
            filename=_("Value poster %(school)s") % {"school": contents.school},
            author=plan.network.municipality.name,
            description=_("The vision, the values and what they ask"),
            dated=dated or timezone.localdate(),
        )


def documents_of(network: Network) -> Iterator[Document]:
    """Every plan and poster of a network's schools as they stand, and every plan that is handed out."""
    plans = Plan.objects.filter(network=network).select_related("school", "network__municipality")
    for plan in plans.order_by("school__name_key"):
        yield plan_document(plan)
        contents = contents_of(plan)
        if contents.values:
            yield poster_document(plan, contents)
        handout = open_handout(plan)
        if handout is not None:
            yield _named(handout_document(handout), plan)


def _named(document: Document, plan: Plan) -> Document:
    with translation.override(plan.school.language):
        name = _("Plan %(school)s, handed out") % {"school": plan.school.name}
    return replace(document, filename=name)
