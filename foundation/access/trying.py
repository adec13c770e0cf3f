"""Acting from a form: a refusal is said on the form, so that nothing typed is lost."""

from collections.abc import Callable

from django import forms

from foundation.access.verdict import Refused


def tried(form: forms.BaseForm, act: Callable[[], object]) -> bool:
    """Act; on a refusal put its reason on the form and answer False."""
    try:
        act()
    except Refused as refusal:
        form.add_error(None, str(refusal.reason))
        return False
    return True
