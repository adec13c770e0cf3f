"""Everything that a school's leadership has written, as plain values: `skole.json` (docs/skole-json.md)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Max, Q
from django.utils import timezone

from foundation.writing.models import Revision
from network.models import School
from plans.domain.contents import Contents
from plans.domain.frozen import to_parts
from plans.models import LogEntry, Plan
from plans.queries import contents_of, versions_of
from plc_survey.models import Idea, JointRubric
from plc_survey.queries.joint import with_judgements
from review.models import SchoolPart
from sessions.models import NetworkSession

SCHEMA = 1
Plain = dict[str, Any]


WrittenPlan = tuple[Plan, Contents]


def written_plans(school: School) -> list[WrittenPlan]:
    """The school's plans in all its networks, oldest first, each as it stands."""
    found = Plan.objects.filter(school=school).select_related("school", "network__municipality")
    return [(plan, contents_of(plan)) for plan in found.order_by("first_year", "pk")]


def written_by(school: School, plans: Sequence[WrittenPlan]) -> Plain:
    """The file's content, with the school's plans read already. Names are of those who noted something."""
    return {
        "schema": SCHEMA,
        "kind": "lederprogrammet.skole",
        "school": _school(school),
        "plans": [_plan(plan, contents) for plan, contents in plans],
        "survey": {"ideas": _ideas(school), "joint_judgements": _judgements(school)},
        "answers_to_reviews": [_answer(part) for part in answered_parts(school)],
        "questions_to_sessions": _questions(school),
    }


def _school(school: School) -> Plain:
    names = {"name": school.name, "municipality": school.municipality.name, "language": school.language}
    return names | {"staff_without_leadership": school.staff_count}


def _plan(plan: Plan, contents: Contents) -> Plain:
    parts: Plain = to_parts(contents)
    checks = parts.pop("log")["value_checks"]
    return {
        "network": plan.network.name,
        "parts": parts,
        "log": [_entry(entry) for entry in log_of(plan)],
        "value_checks": checks,
        "offered_measures": [
            {
                "title": offer.title,
                "description": offer.description,
                "state": offer.state,
                "reason": offer.reason,
            }
            for offer in plan.offers.order_by("pk")
        ],
    }


def log_of(plan: Plan) -> list[LogEntry]:
    """The whole log, oldest first, with writers."""
    return list(plan.log.select_related("by").order_by("on", "pk"))


def _entry(entry: LogEntry) -> Plain:
    told = {"on": entry.on.isoformat(), "kind": entry.kind, "text": entry.text, "shared": entry.shared}
    return told | {"by": entry.by.name if entry.by else ""}


def _ideas(school: School) -> list[Plain]:
    ideas = Idea.objects.filter(round__school=school).exclude(text="").select_related("round", "measure")
    return [
        {
            "round_opened_on": idea.round.opens_on.isoformat(),
            "number": idea.number,
            "text": idea.text,
            "dimension": idea.dimension,
            "became_measure": idea.measure.title if idea.measure else "",
        }
        for idea in ideas.order_by("round__opens_on", "round", "number")
    ]


def judgements_of(school: School) -> list[JointRubric]:
    """The school's joint judgements, oldest first."""
    return list(with_judgements(JointRubric.objects.filter(school=school)).order_by("held_on", "pk"))


def _judgements(school: School) -> list[Plain]:
    return [
        {
            "on": rubric.held_on.isoformat(),
            "phase": rubric.phase,
            "present": rubric.present,
            "judgements": [
                {"dimension": each.dimension, "level": each.level, "reason": each.reason}
                for each in rubric.judgements.all()
            ],
        }
        for rubric in judgements_of(school)
    ]


def answered_parts(school: School) -> list[SchoolPart]:
    """RKBU's reviews that the school has answered, oldest first."""
    found = SchoolPart.objects.filter(school=school, answered_at__isnull=False, version__gt=0)
    related = ("review__programme_year", "network", "school", "answered_by")
    return list(found.select_related(*related).order_by("answered_at", "pk"))


def _answer(part: SchoolPart) -> Plain:
    return {
        "network": part.network.name,
        "occasion": part.review.occasion,
        "year": part.review.programme_year.school_year,
        "on": timezone.localdate(part.answered_at).isoformat(),
        "text": part.answer,
    }


def _questions(school: School) -> list[Plain]:
    asked = NetworkSession.objects.filter(extra_time_school=school).exclude(extra_question="")
    return [
        {
            "network": session.network.name,
            "session_on": session.local_start.date().isoformat(),
            "text": session.extra_question,
        }
        for session in asked.select_related("network").order_by("starts_at")
    ]


# ---- which day a plan that stands speaks for --------------------------------------------------


def last_written(plan: Plan, contents: Contents) -> date:
    """The day a text of the plan was last saved, or it was last frozen; the day it was begun before that."""
    which = Q(kind="plans.plan", object_id=plan.pk)
    for kind, keys in _rows(contents).items():
        which |= Q(kind=f"plans.{kind}", object_id__in=keys)
    last = Revision.objects.filter(which).aggregate(last=Max("last_saved"))["last"]
    frozen = [version.created_at for version in versions_of(plan)]
    return timezone.localdate(max(filter(None, [plan.created_at, last, *frozen])))


def _rows(contents: Contents) -> dict[str, list[int]]:
    goals = contents.goals
    return {
        "value": [value.key for value in contents.values],
        "goal": [goal.key for goal in goals],
        "indicator": [each.key for goal in goals for each in goal.indicators],
        "milestone": [each.key for goal in goals for each in goal.milestones],
        "strategy": [each.key for goal in goals for each in goal.strategies],
        "measure": [each.key for goal in goals for each in goal.measures],
        "stakeholder": [each.key for each in contents.stakeholders],
    }
