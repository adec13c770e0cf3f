"""A form in our look: labels, help, errors and typed values, as a screen reader and a hurried person meet them."""

import re
from datetime import date, time

import pytest
from crispy_forms.layout import Fieldset, Row
from django import forms
from django.template import Context, Template
from django.utils.translation import override

from foundation.forms import CommaDecimalField, PageForm
from network.models import School


class MeasureForm(PageForm):
    """One field of every kind."""

    submit = "Save the goal"

    title = forms.CharField(label="What", max_length=80, help_text="Few words.")
    why = forms.CharField(label="Why", max_length=200, widget=forms.Textarea, required=False)
    start = CommaDecimalField(label="Start", max_digits=6, decimal_places=2)
    when = forms.DateField(label="When")
    at = forms.TimeField(label="At")
    way = forms.ChoiceField(label="Way", choices=[("up", "Up"), ("down", "Down")], widget=forms.RadioSelect)
    who = forms.MultipleChoiceField(
        label="Who",
        choices=[("a", "A"), ("b", "B")],
        widget=forms.CheckboxSelectMultiple,
        help_text="Several.",
    )
    kind = forms.ChoiceField(label="Kind", choices=[("x", "X")])
    sure = forms.BooleanField(label="I am sure")
    paper = forms.FileField(label="Paper", required=False)


def drawn(form: forms.BaseForm) -> str:
    return Template("{% load crispy_forms_tags %}{% crispy form %}").render(Context({"form": form}))


def tag_of(html: str, name: str) -> str:
    found = re.search(rf'<(?:input|textarea|select)[^>]*name="{name}"[^>]*>', html)
    assert found, name
    return found[0]


def described(html: str, tag: str) -> list[str]:
    """The ids in aria-describedby; every one of them stands in the page."""
    found = re.search(r'aria-describedby="([^"]*)"', tag)
    ids = found[1].split() if found else []
    for one in ids:
        assert f'id="{one}"' in html, one
    return ids


def test_the_untouched_form() -> None:
    html = drawn(MeasureForm())
    assert "ds-error-summary" not in html
    assert '<button type="submit" class="ds-button">Save the goal</button>' in html
    assert "novalidate" in html
    assert described(html, tag_of(html, "title")) == ["id_title_helptext"]
    assert 'type="date"' in tag_of(html, "when")
    assert 'type="time"' in tag_of(html, "at")
    assert 'inputmode="decimal"' in tag_of(html, "start")
    assert 'enctype="multipart/form-data"' in html


def test_every_input_has_its_label() -> None:
    html = drawn(MeasureForm())
    targets = re.findall(r'<label[^>]*for="([^"]+)"', html)
    assert len(targets) == len(set(targets))
    for one in targets:
        assert f'id="{one}"' in html
    assert html.count("<legend") == 2


def test_what_may_be_left_out_says_so_and_the_rest_does_not() -> None:
    with override("en"):
        html = drawn(MeasureForm())
    assert html.count("(optional)") == 2


def test_a_form_sent_back_leads_to_each_field() -> None:
    form = MeasureForm({"title": "", "start": "mye", "when": "2027-01-19", "at": "13:00"})
    html = drawn(form)
    links = re.findall(r'<a class="ds-link" href="#([^"]+)"', html)
    assert {"id_title", "id_start", "id_way_0", "id_who_0", "id_kind", "id_sure"} == set(links)
    for one in links:
        assert f'id="{one}"' in html
    assert described(html, tag_of(html, "title")) == ["id_title_helptext", "id_title_error"]
    assert 'aria-invalid="true"' in tag_of(html, "title")
    group = re.search(r'<fieldset[^>]*id="div_id_who"[^>]*>', html)
    assert group
    assert described(html, group[0]) == ["id_who_helptext", "id_who_error"]


def test_what_was_typed_is_still_there() -> None:
    html = drawn(MeasureForm({"title": "", "start": "3,x", "why": "Fordi", "way": "down", "who": ["b"]}))
    assert 'value="3,x"' in tag_of(html, "start")
    assert ">\nFordi</textarea>" in html
    assert re.search(r'value="down"[^>]*checked', html)
    assert re.search(r'value="b"[^>]*checked', html)


def test_a_long_text_says_its_limit_and_is_not_cut() -> None:
    html = drawn(MeasureForm())
    assert "maxlength" not in tag_of(html, "why")
    assert 'data-limit="200"' in tag_of(html, "why")
    assert 'id="id_why_counter"' in html


@pytest.mark.parametrize("typed", ["3,4", "3.4", " 3,4 "])
def test_a_comma_is_as_good_as_a_point(typed: str) -> None:
    assert str(CommaDecimalField().clean(typed)) == "3.4"


@pytest.mark.parametrize(
    ("typed", "number"), [("1 000,5", "1000.5"), ("1\N{NO-BREAK SPACE}000", "1000"), ("−2", "-2")]
)
def test_numbers_as_people_paste_them(typed: str, number: str) -> None:
    assert str(CommaDecimalField().clean(typed)) == number


@pytest.mark.parametrize(("language", "shown"), [("nb", "3,4"), ("nn", "3,4"), ("en", "3.4")])
def test_a_stored_number_is_shown_as_people_write_it(language: str, shown: str) -> None:
    field = CommaDecimalField()
    with override(language):
        assert field.prepare_value(field.clean("3,4")) == shown
        assert field.prepare_value(3.4) == shown


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_pickers_get_the_only_format_they_understand(language: str) -> None:
    form = MeasureForm(initial={"when": date(2027, 1, 19), "at": time(13, 0)})
    with override(language):
        html = drawn(form)
    assert 'value="2027-01-19"' in tag_of(html, "when")
    assert 'value="13:00"' in tag_of(html, "at")


def test_it_is_the_base_of_a_model_form_too() -> None:
    class SchoolForm(PageForm, forms.ModelForm):
        class Meta:
            model = School
            fields = ["name", "staff_count"]

        def layout(self) -> list[object]:
            return [Fieldset("The school", Row("name", "staff_count"))]

    html = drawn(SchoolForm({"name": ""}))
    assert "The school</legend>" in html
    assert 'href="#id_name"' in html


def test_a_set_of_forms() -> None:
    rows = forms.formset_factory(MeasureForm, extra=0)
    data = {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "form-0-title": "", "form-0-why": "Fordi"}
    html = drawn(rows(data))
    assert 'name="form-TOTAL_FORMS"' in html
    assert 'href="#id_form-0-title"' in html
    assert html.count("<form") == 1


def test_the_page_title_says_error_first() -> None:
    page = Template("{% load components %}{% error_prefix %}Goal")
    with override("en"):
        assert page.render(Context({"form": MeasureForm({})})) == "Error: Goal"
        assert page.render(Context({"form": MeasureForm()})) == "Goal"
