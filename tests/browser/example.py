"""An address for the browser tests alone: one form with a field of every kind."""

from crispy_forms.layout import Fieldset, Row
from django import forms
from django.http import HttpRequest, HttpResponse
from django.template import RequestContext, Template
from django.urls import include, path

from foundation.forms import CommaDecimalField, PageForm

PAGE = """{% extends "layout/base.html" %}{% load crispy_forms_tags components %}
{% block title %}Et mål{% endblock %}
{% block crumbs %}{% crumbs "Planen" "/" "Et mål" %}{% endblock %}
{% block main %}<div class="title"><div class="page"><h1 class="ds-heading" data-size="xl">Et mål</h1>
{% who_sees "ledelsen ved skolen" %}</div></div><div class="page">{% crispy form %}</div>{% endblock %}"""


class ExampleForm(PageForm):
    """What a goal could ask."""

    cancel = "/"
    title = forms.CharField(label="Hva vil dere oppnå?", max_length=80, help_text="Kort og tydelig.")
    why = forms.CharField(label="Hvorfor?", max_length=120, widget=forms.Textarea, required=False)
    start = CommaDecimalField(label="Utgangspunkt")
    when = forms.DateField(label="Målt når?")
    at = forms.TimeField(label="Klokka")
    way = forms.ChoiceField(label="Retning", choices=[("u", "Opp"), ("d", "Ned")], widget=forms.RadioSelect)
    who = forms.MultipleChoiceField(
        label="Hvem?", choices=[("a", "Rektor"), ("b", "Teamledere")], widget=forms.CheckboxSelectMultiple
    )
    kind = forms.ChoiceField(label="Slag", choices=[("", "Velg"), ("x", "Tall"), ("y", "Tegn")])
    sure = forms.BooleanField(label="Vi er enige om målet")
    paper = forms.FileField(label="Vedlegg", required=False)

    def layout(self) -> list[object]:
        """Two groups and the rest."""
        return [
            "title",
            "why",
            Fieldset("Slik måler vi det", "start", Row("when", "at"), "way"),
            "who",
            "kind",
            "sure",
            "paper",
        ]


def example(request: HttpRequest) -> HttpResponse:
    """The form, and what it says to what was sent."""
    form = ExampleForm(request.POST or None, request.FILES or None)
    return HttpResponse(Template(PAGE).render(RequestContext(request, {"form": form})))


urlpatterns = [path("example/", example, name="example"), path("", include("config.urls"))]
