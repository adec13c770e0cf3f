"""A page of the tests' own: two texts of a plan that save themselves, and a form that works without script.

It names the script once more than its frame does: nothing may be saved or shown twice for that.
"""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.template import engines
from django.urls import path

from config.urls import handler403, handler404, handler500, urlpatterns
from foundation.access.guard import guard
from foundation.forms import PageForm
from foundation.writing.actions import save_texts
from foundation.writing.views import clash_page
from foundation.writing.written import Written
from plans.models import Plan
from tests.writing.conftest import KIND, load, may

__all__ = ["handler403", "handler404", "handler500", "urlpatterns"]

PAGE = """{% extends "layout/base.html" %}{% load static crispy_forms_tags writing %}
{% block title %}Plan{% endblock %}
{% block main %}{% save_line "bare ledelsen ved Ås skole" %}
<div class="page editpage"><h1 class="ds-heading" data-size="lg">Visjon</h1>
{% crispy form %}<p><a class="ds-link" href="/accounts/profile/">Et annet sted</a></p></div>{% endblock %}
{% block scripts %}<script src="{% static 'js/writing.js' %}" defer></script>{% endblock %}"""


class PlanForm(Written, PageForm, forms.ModelForm):
    """Two texts."""

    kind = KIND

    class Meta:
        model = Plan
        fields = ["vision", "purpose"]


@guard(load, may)
def page(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Shows the texts; a post without script saves both."""
    form = PlanForm(request.POST or None, instance=plan)
    if request.method == "POST" and form.is_valid():
        outcome = save_texts(kind=KIND, obj=plan, texts=form.texts, bases=form.bases, by=request.user)
        return (
            redirect(request.path)
            if outcome
            else clash_page(request, target_kind=KIND, obj=plan, outcome=outcome, back=request.path)
        )
    context: dict[str, Any] = {"form": form, "csrf_token": get_token(request)}
    return HttpResponse(engines["django"].from_string(PAGE).render(context, request))


urlpatterns = [path("side/<int:pk>/", page, name="tests_page"), *urlpatterns]
