"""Home of a principal or another leader of a school."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from desk.links import Link, link
from desk.queries.home.parts import TaskList, tasks_part, year_part
from desk.queries.home.shape import Band, Check, Home, Part, Place, greeting, spelling_language
from foundation import spelling
from network.models import Network, School
from network.sections import next_step_for
from plans.models import Plan
from plans.queries import plan_of
from plans.queries.editing import written
from plans.queries.programme import borrowed
from plans.wording import audience_words, said, stage_words
from plans.wording.years import next_year
from plc_survey.domain.life import State
from plc_survey.models import Round
from plc_survey.queries import current_round
from plc_survey.wording import name_of, state_words
from sessions.models import Answer, CallAnswer, NetworkSession
from sessions.queries import next_session
from sessions.queries.people import answer_of


def home(place: Place) -> Home:
    """Next session and what to prepare; then tasks, plan, survey and year."""
    network, school = place.network, place.school
    if network is None or school is None:
        return Home(
            Band(_("Your school is not in a network now"), _("What you have written stays with the school."))
        )
    session = next_session(network)
    plan = plan_of(school, network)
    tasks = tasks_part(place, TaskList.MINE)
    band = _band(place, network, school, session, plan)
    return Home(
        band, (tasks, plan_part(network, school, plan), survey_part(network, school), year_part(network))
    )


def _band(
    place: Place, network: Network, school: School, session: NetworkSession | None, plan: Plan | None
) -> Band:
    begin = link(_("Make a sketch"), "plans:plan_of_school", network.pk, school.pk)
    if session is None and network.ended_on:
        name = place.person.first_name
        lead = _("The plan is the school's own, and it lives on. Here you go on with it.")
        heading = _("Hello, %(name)s. The network has ended.") % {"name": name}
        return Band(heading, lead, button=_plan_link(plan) or begin)
    if plan is None and (session is None or session.number == 1):
        return _first_day(place, session, begin)
    step = next_step_for(place.actor, network) if session is None else None
    if step is not None:  # a principal who leads the network too
        words = f"{step.heading}. {step.text}"
        return Band(greeting(place, None), words, button=Link(step.label, step.url), link=_plan_link(plan))
    if session is None:
        lead = _("The convenor sets the dates. In the meantime you can go on with the plan.")
        return Band(greeting(place, None), lead, button=_plan_link(plan) or begin)
    answer = answer_of(place.actor, session.pk)
    checks = tuple(_checks(network, school, session, plan, answer))
    since = link(_("See «Since last»"), "desk:since_last", network.pk, school.pk)
    agenda = link(_("See the agenda"), "sessions:session", session.pk)
    unanswered = answer is not None and answer.answer == Answer.NONE
    button = link(_("Answer the call"), "sessions:answer", session.pk) if unanswered else since or agenda
    return Band(
        greeting(place, session),
        session=session,
        task=_("Get ready for session %(number)s") % {"number": session.number},
        checks=checks,
        button=button,
        link=agenda,
    )


def _first_day(place: Place, session: NetworkSession | None, begin: Link | None) -> Band:
    name = place.person.first_name
    heading = _("Welcome, %(name)s. Begin with a sketch of the plan.") % {"name": name}
    sketch = _(
        "It need not be finished: some goals, who takes part, and what you will begin with. "
        "Nobody else sees it until you share it."
    )
    if session is None:
        return Band(heading, sketch, button=begin)
    day = spelling.longday(session.local_start.date(), spelling_language())
    when = _("The first session is on %(day)s. There each school shows its sketch.") % {"day": day}
    return Band(
        heading,
        f"{when} {sketch}",
        button=begin,
        link=link(_("See the agenda"), "sessions:session", session.pk),
    )


def _checks(
    network: Network, school: School, session: NetworkSession, plan: Plan | None, answer: CallAnswer | None
) -> list[Check]:
    checks = [_answered(session, answer)] if answer else []
    if session.extra_time_school_id == school.pk:
        checks.append(_question(session))
    if session.host_id == school.pk:
        checks.append(
            Check(
                "half" if any(session.host_checks.values()) else "open",
                _("You are the hosts"),
                _("Room, projector, coffee, parking."),
                link(_("See the list"), "sessions:session", session.pk, place="host"),
            )
        )
    checks.append(_plan_check(network, school, plan))
    checks.append(
        Check(
            "done",
            _("«Since last» is ready"),
            _("We have put it together from the plan, the log and the tasks."),
            link(_("Read it"), "desk:since_last", network.pk, school.pk),
        )
    )
    return checks


def _answered(session: NetworkSession, answer: CallAnswer) -> Check:
    to = ("sessions:answer", session.pk)
    if answer.answer == Answer.NONE:
        return Check("open", _("Say whether you are coming"), "", link(_("Answer"), *to))
    said_so = {
        Answer.COMING: _("You have answered that you are coming"),
        Answer.NOT_COMING: _("You have answered that you are not coming"),
        Answer.DEPUTY: _("You have answered that a deputy is coming"),
    }
    return Check("done", said_so[Answer(answer.answer)], "", link(_("Change the answer"), *to))


def _question(session: NetworkSession) -> Check:
    text = _("Your school has extra time: what do you need help with?")
    mark = "done" if session.extra_question else "open"
    words = _("Change the question") if session.extra_question else _("Write the question")
    return Check(
        mark, text, _("The question stands in the agenda."), link(words, "sessions:question", session.pk)
    )


def _plan_check(network: Network, school: School, plan: Plan | None) -> Check:
    if plan is None:
        to = link(_("Make a sketch"), "plans:plan_of_school", network.pk, school.pk)
        return Check("open", _("Begin the plan"), _("You can start from an example."), to)
    return Check("half", _("Look over the measures in the plan"), stage_words(plan.stage), _plan_link(plan))


def _plan_link(plan: Plan | None) -> Link | None:
    return link(_("Open the plan"), "plans:plan", plan.pk) if plan else None


def plan_part(network: Network, school: School, plan: Plan | None) -> Part:
    """The plan: shared with whom, whether the next year is due, what is missing, with a link to each place."""
    template = "desk/home/plan.html"
    if plan is None:
        begin = link(_("Make a sketch"), "plans:plan_of_school", network.pk, school.pk)
        return Part(template, {"plan": None, "begin": begin, "school": school})
    held = written(plan, with_log=False)
    report, turn = held.report, next_year(held.contents, timezone.localdate())
    names = borrowed(spelling_language(), network).leadership_names
    missing = [said(finding, names) for finding in report.missing[:3]]
    data: dict[str, Any] = {
        "plan": plan,
        "school": school,
        "stage": stage_words(plan.stage),
        "shared_with": audience_words(share.audience for share in plan.open_shares),  # type: ignore[attr-defined]
        "lines": [(each, link(each.link, "plans:part", plan.pk, each.part)) for each in missing],
        "total": len(report.missing),
        "turn": turn.coming if turn.is_due else "",
        "roll": link(_("Go into %(year)s") % {"year": turn.coming}, "plans:roll", plan.pk),
        "open": _plan_link(plan),
    }
    return Part(template, data)


def survey_part(network: Network, school: School) -> Part:
    """The round that runs or comes; the number of sheets as the clock last counted them."""
    round_ = current_round(school, network)
    data: dict[str, Any] = {
        "round": round_,
        "rounds": link(_("Go to the survey"), "plc_survey:rounds", network.pk, school.pk),
    }
    if round_:
        data |= _of_round(round_)
    return Part("desk/home/survey.html", data)


def _of_round(round_: Round) -> dict[str, Any]:
    state = round_.state(timezone.localdate())
    mark, words = state_words(round_)
    counted = round_.counted if state in (State.OPEN, State.OVER) and round_.counted_on else None
    expected = round_.expected or 0
    return {
        "name": name_of(round_),
        "mark": mark,
        "words": words,
        "counted": counted,
        "expected": expected,
        "width": min(100, round(100 * counted / expected)) if counted and expected else 0,
    }
