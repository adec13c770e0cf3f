"""Every field that people write in refuses a *fødselsnummer*, whatever form it stands on."""

import ast
import importlib
import inspect
from collections.abc import Iterator

from django import forms
from django.core.exceptions import ValidationError

from foundation.writing.forms import PlainText
from tests.architecture.test_layers import FLOORS, ROOT, our_files

NUMBER = "Ring 01010750160"
DECOMPOSED, COMPOSED = "A\u030as skole", "Ås skole"
CHOSEN = "one of the programme's keys, asked for by the form (plans/forms/rows.py `_chosen`)"
COLUMN = "a column of a pasted table, read as something else than text"
TAKES_IT = {
    "network.forms.people.AcceptForm.password": "a password",
    "network.forms.schools.RowForm.language": COLUMN,
    "network.forms.schools.RowForm.staff_count": COLUMN,
    "network.forms.schools.RowForm.principal_email": COLUMN,
    "plans.forms.pasting.PasteForm.html": "what the clipboard holds; refused with the pieces that are made of it",
    "plans.forms.rows.IndicatorForm.dimension": CHOSEN,
    "plans.forms.rows.MeasureForm.dimension": CHOSEN,
    "plans.forms.rows.MeasureForm.leadership": CHOSEN,
    "review.forms.OverviewFilter.q": "looked for, not kept",
    "sessions.forms.tasks.ChangeTask.seen": "hidden: what the page was made from, compared and not kept",
}
SIGNING_IN = "accounts.forms"  # passwords and codes, never kept as text


def _module(path: str) -> str:
    return path.removesuffix(".py").replace("/", ".")


def _forms() -> Iterator[type[forms.BaseForm]]:
    for path in [*our_files("forms.py"), *our_files("**/forms/*.py"), *our_files("**/form*.py")]:
        module = importlib.import_module(_module(str(path.relative_to(ROOT))))
        for _name, found in inspect.getmembers(module, inspect.isclass):
            if issubclass(found, forms.BaseForm) and found.__module__.split(".")[0] in FLOORS:
                yield found


def _accepts(field: forms.Field) -> bool:
    try:
        field.clean(NUMBER)
    except ValidationError:
        return False
    return True


def test_every_free_text_of_every_form_refuses_an_identity_number() -> None:
    names = {
        f"{form.__module__}.{form.__qualname__}.{name}"
        for form in set(_forms())
        for name, field in form.base_fields.items()
        if form.__module__ != SIGNING_IN and isinstance(field, forms.CharField) and _accepts(field)
    }
    assert len(set(_forms())) > 60
    assert sorted(names - set(TAKES_IT)) == []
    assert sorted(set(TAKES_IT) - names) == []


def test_fields_made_on_the_way_are_of_the_same_kind() -> None:
    """A form that adds fields when it is made adds PlainText, not a text field that takes anything."""
    wrong = []
    for path in our_files("**/*.py"):
        tree = ast.parse(path.read_text())
        for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
            wrong += [
                f"{path.relative_to(ROOT)}:{call.lineno}"
                for call in ast.walk(function)
                if isinstance(call, ast.Call) and ast.unparse(call.func) == "forms.CharField"
            ]
    assert wrong == []


def test_every_text_is_kept_in_one_form() -> None:
    assert PlainText().clean(DECOMPOSED) == COMPOSED
    other = {
        f"{form.__name__}.{name}"
        for form in set(_forms())
        for name, field in form.base_fields.items()
        if isinstance(field, PlainText) and type(field).to_python is not PlainText.to_python
    }
    assert other == set()
