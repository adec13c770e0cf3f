"""What each part and each field is for. Examples beside them come from the example plan."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Lazy = str | Promise


@dataclass(frozen=True)
class PartHelp:
    """A part's name, its one-sentence lead, and the help beside it."""

    title: Lazy
    lead: Lazy
    question: Lazy
    answer: Lazy


PART_HELP: dict[str, PartHelp] = {
    "project": PartHelp(
        _("The project"),
        _("Who does what, who has taken part, and how does it become ordinary work?"),
        _("Why write about the project?"),
        _(
            "The work is a project for some years and then a part of the ordinary running of the school. "
            "Say early how the leaders' plan and the teachers' plan support each other."
        ),
    ),
    "today": PartHelp(
        _("The relation today"),
        _("What is the relation between teachers and pupils like now, and how do you know?"),
        _("What counts as knowing?"),
        _(
            "Surveys, talks with pupils and parents, observation, counting. "
            "Two or three sources that tell the same story are better than one. Write figures, not names."
        ),
    ),
    "values": PartHelp(
        _("Values"),
        _("Which few values shall everybody recognise you by? The goals serve them."),
        _("What is a good value?"),
        _(
            "One that is already there in the best of what you do, or one you are willing to work for. "
            "It says what it asks of each of you, in words that can be seen in the corridor."
        ),
    ),
    "vision": PartHelp(
        _("Vision"),
        _("One sentence about what it shall be like for the children."),
        _("What is a good vision?"),
        _("It can be said aloud without a paper. A child understands it. It is worth five years of work."),
    ),
    "goals": PartHelp(
        _("Goals and measuring"),
        _("Choose few goals. For each: what do you want to achieve, and how will you see that it happens?"),
        _("What is a good goal?"),
        _(
            "It says what shall be different for the pupils. It can be measured, and everybody understands it."
        ),
    ),
    "strategy": PartHelp(
        _("Strategy and measures"),
        _("How do you go about it, who does what, and when?"),
        _("What is a good measure?"),
        _(
            "Something somebody does, not something somebody is. It has a beginning, somebody who answers for it, "
            "and it is small enough to begin on Monday."
        ),
    ),
    "challenges": PartHelp(
        _("Challenges and stakeholders"),
        _("What is most likely to stand in the way, and who needs special follow-up?"),
        _("Who are stakeholders?"),
        _(
            "Groups of pupils, parents or teachers, politicians, others who have something at stake. "
            "Write about groups, not about persons. This part is not handed out unless you say so."
        ),
    ),
}

FIELD_HELP: dict[str, Lazy] = {
    "plan.purpose": _("Two or three sentences that a parent understands."),
    "plan.organisation": _("Who leads, who takes part, how often you meet, and who does what."),
    "plan.staff_part": _("When and how did the staff take part in values and goals?"),
    "plan.union_part": _("When and how did the unions and the safety representative take part?"),
    "plan.parent_part": _("When and how did the parents take part?"),
    "plan.pupil_part": _("When and how did the pupils take part?"),
    "plan.owner_part": _("What has been agreed with the school owner?"),
    "plan.teacher_groups": _("Which groups work with the teacher module, and who leads them?"),
    "plan.teacher_meetings": _("When do the groups meet?"),
    "plan.teacher_contact": _("How and when do the leadership and the groups talk together?"),
    "plan.anchoring": _("Which body decided, when, and which municipal plans is the work part of?"),
    "plan.ordinary_work": _("What stands in the meeting plan and the year wheel when the project is over?"),
    "plan.follow_up": _("Who looks at the plan, how often, and what happens then?"),
    "plan.relation_today": _("What is good, and for whom is it not good enough?"),
    "plan.relation_source": _("Which figures, talks and observations is it built on, and from when?"),
    "plan.values_intro": _("Who took part, and why did you choose these?"),
    "plan.vision": _("One sentence."),
    "plan.vision_reached": _("How will you notice it, on an ordinary day?"),
    "plan.goals_intro": _("What the goals have in common, if it needs saying."),
    "plan.strategy_intro": _("The thought behind the measures, in a few sentences."),
    "plan.challenges": _("What is most likely to stand in the way, and what do you do about it?"),
    "value.meaning": _("In your own words."),
    "value.asks": _("One expectation a line, in the first person: “I …”."),
    "goal.description": _("By when, for whom, how much."),
    "goal.responsible": _("A name. It is left out when the plan is handed out, unless you say otherwise."),
    "goal.function": _("What is shown instead of the name, for example “head of department”."),
    "indicator.steps": _("One step a line, the lowest first. What do you see at each?"),
    "indicator.source": _("So that somebody else can find the figure next year."),
    "indicator.dimension": _("Then the figure comes by itself when a survey round closes."),
    "measure.description": _("So concrete that a new colleague knows what to do."),
    "measure.responsible": _("A name. It is left out when the plan is handed out, unless you say otherwise."),
    "measure.function": _("What is shown instead of the name, for example “head of department”."),
    "measure.reason": _("Write it when the measure is moved or dropped."),
    "stakeholder.who": _("A group, not a person."),
}
