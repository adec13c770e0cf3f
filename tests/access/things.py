"""What the lines of the table open: a thing's name, the values for the address, and the state it is put in first."""

from collections.abc import Callable
from typing import Any

from network import actions as networks
from plc_survey import actions as surveys
from review import actions as reviews
from sessions.queries.holding import follow_token
from tests.access.stage import Stage

Values = dict[str, Any]


def _row(kind: str, pk: int) -> Values:
    return {"kind": kind, "pk": pk}


def _text(kind: str, pk: int, field: str) -> Values:
    return {"kind": kind, "pk": pk, "field": field}


def _occasion(stage: Stage) -> Values:
    return {"network": stage.network.pk, "year": 2026, "occasion": "last"}


def _part(stage: Stage) -> Values:
    return {"pk": stage.review.pk, "school": stage.school.pk}


def _plan(stage: Stage) -> Values:
    number = stage.handout.version.number
    return {"pk": stage.plan.pk, "part": "goals", "audience": "rkbu", "number": number}


THINGS: dict[str, Callable[[Stage], Values]] = {
    "-": lambda stage: {},
    "network": lambda stage: {"pk": stage.network.pk, "network": stage.network.pk},
    "new-network": lambda stage: {"pk": stage.elsewhere.pk, "network": stage.elsewhere.pk},
    "new-school": lambda stage: {
        "pk": stage.far_school.pk, "network": stage.elsewhere.pk, "school": stage.far_school.pk
    },
    "school": lambda stage: {
        "pk": stage.school.pk, "network": stage.network.pk, "school": stage.school.pk
    },
    "membership": lambda stage: {"pk": stage.membership.pk},
    "anchoring": lambda stage: {"pk": stage.anchoring.pk},
    "role-at-school": lambda stage: {"pk": stage.role("leader").pk},
    "role-in-network": lambda stage: {"pk": stage.role("owner").pk},
    "role-of-reviewer": lambda stage: {"pk": stage.role("reviewer").pk},
    "role-at-rkbu": lambda stage: {"pk": stage.role("editor").pk},
    "invited-to-school": lambda stage: {
        "pk": stage.to_school.invitation.pk, "token": stage.to_school.token
    },
    "invited-to-network": lambda stage: {"pk": stage.to_network.invitation.pk},
    "invited-to-rkbu": lambda stage: {"pk": stage.to_rkbu.invitation.pk},
    # programme and post
    "film": lambda stage: {"key": stage.film},
    "kind": lambda stage: {"kind": "middle"},
    "background": lambda stage: {"key": stage.content.background[0].key},
    "version": lambda stage: {"pk": stage.version.pk},
    "delivery": lambda stage: {"pk": stage.delivery.pk},
    "message": lambda stage: {"pk": stage.delivery.message_id},
    # the plan
    "plan": _plan,
    "goal": lambda stage: _row("goal", stage.goal.pk),
    "indicator": lambda stage: _row("indicator", stage.indicator.pk),
    "indicator-row": lambda stage: _row("indicator", stage.indicator.pk),
    "reading": lambda stage: {"pk": stage.reading.pk},
    "measure": lambda stage: {"pk": stage.measure.pk},
    "log": lambda stage: {"pk": stage.log.pk},
    "value-check": lambda stage: {"pk": stage.check.pk},
    "offer": lambda stage: {"pk": stage.offer.pk},
    "piece": lambda stage: {"pk": stage.piece.pk},
    "handout": lambda stage: {"token": stage.handout.token},
    # the survey
    "round": lambda stage: {"pk": stage.open.pk, "token": stage.open.token, "nonce": stage.nonce, "?": f"k={stage.code}"},
    "prepared-round": lambda stage: {"pk": stage.prepared.pk},
    "closed-round": lambda stage: {"pk": stage.closed.pk},
    "idea": lambda stage: {"pk": stage.idea.pk},
    "rubric": lambda stage: {"pk": stage.rubric.pk},
    "publication": lambda stage: {"pk": stage.publication.pk},
    # sessions
    "archive": lambda stage: {"pk": stage.school.pk},
    "binder": lambda stage: {"network": stage.network.pk, "year": stage.binder.programme_year.year, "number": 1},
    "planned": lambda stage: {"pk": stage.planned.pk},
    "called": lambda stage: {"pk": stage.called.pk, "number": 1},
    "running": lambda stage: {"pk": stage.running.pk},
    "held": lambda stage: {"pk": stage.held.pk},
    "published": lambda stage: {"pk": stage.published.pk, "number": 1},
    "approved": lambda stage: {"pk": stage.approved.pk, "number": 1},
    "item": lambda stage: {"pk": stage.item.pk},
    "removed-item": lambda stage: {"pk": stage.gone.pk},
    "running-item": lambda stage: {"pk": stage.running.items.live()[1].pk},
    "proposal": lambda stage: {"pk": stage.proposal.pk},
    "paper": lambda stage: {"pk": stage.paper.pk},
    "decision": lambda stage: {"pk": stage.decision.pk},
    "published-decision": lambda stage: {"pk": stage.published.record.decisions.first().pk},
    "remark": lambda stage: {"pk": stage.remark.pk},
    "school-task": lambda stage: {"pk": stage.task.pk},
    "own-task": lambda stage: {"pk": stage.own_task.pk},
    "common-task": lambda stage: {"pk": stage.common_task.pk},
    "closed-days": lambda stage: {"pk": stage.closed_days.pk},
    "following": lambda stage: {"token": follow_token(stage.running.holding, "nb")},
    "answer": lambda stage: {"token": stage.answer_token},
    "feed": lambda stage: {"token": stage.feed_token},
    # reviews
    "occasion": _occasion,
    "review": lambda stage: {"pk": stage.review.pk},
    "part": _part,
    "owner-year": lambda stage: {"pk": stage.owner_year.pk},
    "summary": lambda stage: {"pk": stage.summary.pk},
    # texts that save themselves
    "plans.plan": lambda stage: _text("plans.plan", stage.plan.pk, "vision"),
    "plans.value": lambda stage: _text("plans.value", stage.value.pk, "meaning"),
    "plans.goal": lambda stage: _text("plans.goal", stage.goal.pk, "title"),
    "plans.indicator": lambda stage: _text("plans.indicator", stage.indicator.pk, "what"),
    "plans.milestone": lambda stage: _text("plans.milestone", stage.milestone.pk, "text"),
    "plans.strategy": lambda stage: _text("plans.strategy", stage.strategy.pk, "title"),
    "plans.measure": lambda stage: _text("plans.measure", stage.measure.pk, "title"),
    "plans.stakeholder": lambda stage: _text("plans.stakeholder", stage.stakeholder.pk, "who"),
    "plans.piece": lambda stage: _text("plans.piece", stage.piece.pk, "text"),
    "survey.idea": lambda stage: _text("survey.idea", stage.idea.pk, "text"),
    "sessions.record": lambda stage: _text("sessions.record", stage.held.record.pk, "summary"),
    "sessions.note": lambda stage: _text("sessions.note", stage.note.pk, "text"),
    "sessions.decision": lambda stage: _text("sessions.decision", stage.decision.pk, "text"),
    "review.network_part": lambda stage: _text("review.network_part", stage.review.pk, "private_note"),
    "review.school_part": lambda stage: _text("review.school_part", stage.part.pk, "private_note"),
    "review.answer": lambda stage: _text("review.answer", stage.part.pk, "answer"),
    "review.owner_answer": lambda stage: _text("review.owner_answer", stage.owner_answer.pk, "text"),
    "review.network_summary": lambda stage: _text("review.network_summary", stage.summary.pk, "text"),
}  # fmt: skip


def _share_round(stage: Stage, share: str) -> None:
    surveys.share_round(round_=stage.closed, in_aggregate=False, share=share, by=stage["principal"])


def _share_rubric(stage: Stage, share: str) -> None:
    surveys.share_rubric(rubric=stage.rubric, share=share, by=stage["principal"])


def _give_mandate(stage: Stage) -> None:
    role, day = stage.role("leader"), stage.today
    networks.give_mandate(role=role, first=day, last=day, by=stage["principal"])


STATES: dict[str, Callable[[Stage], object]] = {
    "plan+network": lambda stage: stage.share_plan("network"),
    "plan+owner": lambda stage: stage.share_plan("owner"),
    "plan+rkbu": lambda stage: stage.share_plan("rkbu"),
    "plan+withdrawn": lambda stage: stage.withdraw_plan(),
    "school+network": lambda stage: stage.share_plan("network"),
    "handout+withdrawn": lambda stage: stage.close_link(),
    "plan+mandate": _give_mandate,
    "school+mandate": _give_mandate,
    "round+mandate": _give_mandate,
    "closed-round+mandate": _give_mandate,
    "prepared-round+mandate": _give_mandate,
    "closed-round+network": lambda stage: _share_round(stage, "network"),
    "closed-round+owner": lambda stage: _share_round(stage, "owner"),
    "rubric+network": lambda stage: _share_rubric(stage, "network"),
    "rubric+owner": lambda stage: _share_rubric(stage, "owner"),
    "review+shared": lambda stage: reviews.share_network(review=stage.review, by=stage["reviewer"]),
    "part+shared": lambda stage: reviews.share_school(part=stage.part, by=stage["reviewer"]),
    "review.answer+shared": lambda stage: reviews.share_school(part=stage.part, by=stage["reviewer"]),
    "owner-year+shared": lambda stage: reviews.share_owner_year(owner_year=stage.owner_year, by=stage["owner"]),
    "summary+shared": lambda stage: reviews.share_summary(summary=stage.summary, by=stage["convenor"]),
    "called+owner": lambda stage: stage.invite_owner(),
}  # fmt: skip


def open_thing(stage: Stage, thing: str) -> Values:
    """The values for the address of a thing such as «plan+network», which is first shared with the network."""
    if thing in STATES:
        STATES[thing](stage)
    return THINGS[thing.partition("+")[0]](stage)


POSTED: dict[str, Values] = {
    "plans:add_row": {"kind": "value"},
    "plans:reorder_rows": {"kind": "value"},
}
"""What a form has to carry for its view to get as far as the rule and beyond."""


def posted(stage: Stage, route: str, role: str) -> Values:
    """The form that is sent to a route."""
    if route == "plans:add_from_library":
        example = stage.content.indicator_examples[0].key
        return {"parent": stage.goal.pk, "example": example}
    if route == "plans:rehang_row":
        return {"parent": stage.goal.pk}
    if route == "writing:save" and role in stage.people:
        return {"person": stage[role].pk, "value": "Ny tekst"}
    return POSTED.get(route, {})
