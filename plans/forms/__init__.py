from plans.forms.along import LogForm, ValueCheckForm
from plans.forms.figures import ReadingForm, YearTargetsForm
from plans.forms.life import (
    BeginForm,
    DeclineForm,
    LengthForm,
    OfferForm,
    RollForm,
    length_choices,
    stage_choices,
)
from plans.forms.rows import (
    ROW_FORMS,
    RowForm,
    TextsForm,
    changed_form,
    changed_in,
    row_form,
    year_choices,
)

__all__ = [
    "ROW_FORMS",
    "BeginForm",
    "DeclineForm",
    "LengthForm",
    "LogForm",
    "OfferForm",
    "ReadingForm",
    "RollForm",
    "RowForm",
    "TextsForm",
    "ValueCheckForm",
    "YearTargetsForm",
    "changed_form",
    "changed_in",
    "length_choices",
    "row_form",
    "stage_choices",
    "year_choices",
]
