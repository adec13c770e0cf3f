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
    came_late,
    changed_form,
    changed_in,
    row_form,
    was_in,
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
    "came_late",
    "changed_form",
    "changed_in",
    "length_choices",
    "row_form",
    "stage_choices",
    "was_in",
    "year_choices",
]
