"""A ModelForm whose texts save themselves, and which, sent without script, overwrites nobody's text."""

from typing import Any

from foundation.writing import registry
from foundation.writing.markup import attributes


class Written:
    """Mix in before the ModelForm: `class GoalForm(Written, PageForm, ModelForm)` with `kind = "plans.goal"`.

    Each text of a saved object gets the attributes of self-saving; the hidden base beside it comes with
    `{% control field %}`. A view saves `form.texts` with `form.bases` by `save_texts`.
    """

    kind = ""
    fields: dict[str, Any]
    instance: Any
    data: Any
    is_bound: bool
    cleaned_data: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.text_names if self.instance.pk else []:
            self.fields[name].widget.attrs.update(self._attributes(name))

    @property
    def text_names(self) -> list[str]:
        """The fields of this form that are written in by self-save."""
        return [name for name in registry.writable(self.kind).fields if name in self.fields]

    @property
    def texts(self) -> dict[str, str]:
        """What was sent, cleaned; after `is_valid()`."""
        return {name: self.cleaned_data[name] for name in self.text_names}

    @property
    def bases(self) -> dict[str, str]:
        """The text each field was started from, as the page sent it along."""
        sent = {name: self.data.get(f"{self.add_prefix(name)}-base", "") for name in self.text_names}  # type: ignore[attr-defined]
        return {name: base for name, base in sent.items() if base}

    def _attributes(self, name: str) -> dict[str, str]:
        written = attributes(self.kind, self.instance, name)
        if self.is_bound:  # sent back: what stands in it is not saved yet
            return {**written, "data-base": self.bases.get(name, written["data-base"]), "data-unsaved": "yes"}
        return written
