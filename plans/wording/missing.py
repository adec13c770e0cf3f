"""What is said about each kind of thing that is missing."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Lazy = str | Promise


@dataclass(frozen=True)
class Words:
    """Everything that is said about one kind of thing that is missing; `text` may use %(number)s and %(name)s."""

    text: Lazy
    why: Lazy
    link: Lazy
    short: Lazy


NO_BASELINE = _("Without a baseline you cannot see whether things get better.")
NO_TARGET = _("Without a target and a date nobody knows when you are there.")
WORDS: dict[str, Words] = {
    "horizon": Words(
        _("The plan is too short"),
        _("The programme asks for at least five school years. Three is enough for the sketch."),
        _("Make the plan longer"),
        _("Too short"),
    ),
    "organisation": Words(
        _("Nobody has written how the project is organised"),
        _("Who leads, who takes part, and when do you meet?"),
        _("Write about the organisation"),
        _("Organisation is missing"),
    ),
    "participation": Words(
        _("Who took part in making the goals?"),
        _("Goals that people have helped to make are carried by more of them."),
        _("Write who took part"),
        _("Participation is missing"),
    ),
    "teacher_module": Words(
        _("The teacher module is not described"),
        _("Which groups are there, and when do they meet?"),
        _("Write about the teacher module"),
        _("The teacher module is missing"),
    ),
    "teacher_contact": Words(
        _("Nobody has written how the leaders' plan and the teachers' plan hang together"),
        _("The two modules are there to support each other."),
        _("Write about the connection"),
        _("The connection is missing"),
    ),
    "anchoring": Words(
        _("The anchoring is missing"),
        _("Which body decided, and which municipal plans is the work part of?"),
        _("Write about the anchoring"),
        _("Anchoring is missing"),
    ),
    "ordinary_work": Words(
        _("It does not say how the project becomes ordinary work"),
        _("What has no place in the ordinary year wheel ends with the project."),
        _("Write how it goes on"),
        _("The way on is missing"),
    ),
    "relation_today": Words(
        _("It does not say what the relation is like today"),
        _("The goals start from how things are now."),
        _("Describe today"),
        _("Today is missing"),
    ),
    "relation_source": Words(
        _("It does not say how you know what the relation is like today"),
        _("Knowing is better than believing."),
        _("Write where you know it from"),
        _("The source is missing"),
    ),
    "values": Words(
        _("The plan has no values yet"),
        _("The values come first: the goals serve them."),
        _("Write a value"),
        _("Values are missing"),
    ),
    "values_few": Words(
        _("More than five values: which do you choose?"),
        _("Few values can be remembered and lived by."),
        _("Choose values"),
        _("Too many values"),
    ),
    "value_asks": Words(
        _("The value “%(name)s” does not say what it asks of each of you"),
        _("A value is worth something when everybody knows what it asks of them."),
        _("Write what it asks"),
        _("What it asks is missing"),
    ),
    "value_without_goal": Words(
        _("No goal serves the value “%(name)s”"),
        _("Let a goal serve it, or leave it out."),
        _("See the value"),
        _("A value without a goal"),
    ),
    "vision": Words(
        _("The plan has no vision yet"),
        _("One sentence about what it shall be like for the children."),
        _("Write the vision"),
        _("The vision is missing"),
    ),
    "goals": Words(
        _("The plan has no goals yet"),
        _("Two to four goals are usual."),
        _("Write a goal"),
        _("Goals are missing"),
    ),
    "goal_value": Words(
        _("Goal %(number)s serves none of the values"),
        _("The values come first. Which of them does the goal serve?"),
        _("Choose values"),
        _("A goal without a value"),
    ),
    "goal_indicator": Words(
        _("Goal %(number)s is not measured by anything"),
        _("The programme asks for goals that can be measured."),
        _("Choose a way of measuring"),
        _("A way of measuring is missing"),
    ),
    "indicator_unit": Words(
        _("Goal %(number)s has a figure without a unit"),
        _("78 of what? Per cent, pupils, times a week?"),
        _("Write the unit"),
        _("The unit is missing"),
    ),
    "indicator_steps": Words(
        _("Goal %(number)s is measured by signs that are not described"),
        _("Describe at least two steps, so that everybody sees the same."),
        _("Describe the signs"),
        _("Signs are missing"),
    ),
    "indicator_baseline": Words(
        _("Goal %(number)s has no baseline"),
        NO_BASELINE,
        _("Write the baseline"),
        _("The baseline is missing"),
    ),
    "indicator_baseline_date": Words(
        _("It does not say when the baseline of goal %(number)s was measured"),
        NO_BASELINE,
        _("Write the date"),
        _("A date is missing"),
    ),
    "indicator_target": Words(
        _("Goal %(number)s has no target figure"),
        NO_TARGET,
        _("Write the target"),
        _("The target is missing"),
    ),
    "indicator_target_date": Words(
        _("It does not say when the target of goal %(number)s shall be reached"),
        NO_TARGET,
        _("Write the date"),
        _("A date is missing"),
    ),
    "indicator_source": Words(
        _("It does not say where the figure of goal %(number)s comes from"),
        _("Next year somebody else may have to find it again."),
        _("Write the source"),
        _("The source is missing"),
    ),
    "indicator_read": Words(
        _("Goal %(number)s has not been measured for a year"),
        _("A figure a year old says little about how things are now."),
        _("Enter a reading"),
        _("A reading is missing"),
    ),
    "timeline": Words(
        _("Nothing has a time yet"),
        _("Put at least one measure or milestone into a school year."),
        _("Give a measure a date"),
        _("The timeline is missing"),
    ),
    "measures": Words(
        _("The plan has no measures yet"),
        _("What will you do, and who does it?"),
        _("Write a measure"),
        _("Measures are missing"),
    ),
    "starts_now": Words(
        _("Nothing starts at once"),
        _("The programme asks for something that begins on day one."),
        _("Choose what begins now"),
        _("Nothing starts at once"),
    ),
    "measure_responsible": Words(
        _("“%(name)s” has nobody responsible"),
        _("A measure that nobody answers for is easily left lying."),
        _("Choose who is responsible"),
        _("Somebody responsible is missing"),
    ),
    "measure_dates": Words(
        _("“%(name)s” lacks a from or a to"),
        _("Without dates the measure stands in none of the five years."),
        _("Write the dates"),
        _("Dates are missing"),
    ),
    "measure_reason": Words(
        _("“%(name)s” was moved or dropped without a reason"),
        _("Those who read the plan next year want to know why."),
        _("Write why"),
        _("A reason is missing"),
    ),
    "measure_late": Words(
        _("“%(name)s” should have been finished"),
        _("Is it done, or do you need more time?"),
        _("Say how it went"),
        _("A measure is late"),
    ),
    "year_one": Words(
        _("Goal %(number)s has no measure this school year"),
        _("The year you are in should be laid in detail."),
        _("Write a measure"),
        _("The year is not full"),
    ),
    "later_years": Words(
        _("One of the later years is empty"),
        _("A milestone or a measure is enough to show where you are going."),
        _("Lay the later years"),
        _("Later years are missing"),
    ),
    "leadership_unused": Words(
        _("No measure uses the leadership dimension “%(name)s”"),
        _("It need not be wrong. Have you thought it through?"),
        _("See the measures"),
        _("A leadership dimension is unused"),
    ),
    "challenges": Words(
        _("The main challenges are missing"),
        _("What is most likely to stand in the way?"),
        _("Write about the challenges"),
        _("Challenges are missing"),
    ),
    "stakeholders": Words(
        _("The stakeholders are missing"),
        _("Does anyone need special follow-up, and what do you do?"),
        _("Write a stakeholder"),
        _("Stakeholders are missing"),
    ),
}
