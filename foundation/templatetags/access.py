"""`{% may "plans.edit_plan" plan as can %}`: a button asks the same rule as its view."""

from importlib import import_module
from typing import Any

from django import template
from django.template import Context

from foundation.access.verdict import Verdict

register = template.Library()


@register.simple_tag(takes_context=True)
def may(context: Context, rule: str, obj: Any = None) -> Verdict:
    """The verdict of `<app>.rules.<name>` for the actor of this request."""
    app, name = rule.split(".")
    ask = getattr(import_module(f"{app}.rules"), name)
    actor = context["request"].actor
    return ask(actor) if obj is None else ask(actor, obj)
