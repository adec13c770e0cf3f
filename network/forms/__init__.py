"""The forms of networks, schools and people."""

from network.forms.networks import AnchoringForm, NetworkEditForm, NetworkForm, SwapForm
from network.forms.people import (
    AcceptForm,
    AppointForm,
    EndForm,
    HandOverForm,
    InviteForm,
    LeaderForm,
    MandateForm,
    RkbuForm,
)
from network.forms.schools import (
    BaseRowSet,
    LeaveForm,
    NewSchoolForm,
    SchoolForm,
    TableForm,
    as_posted,
    row_set,
)

__all__ = [
    "AcceptForm",
    "AnchoringForm",
    "AppointForm",
    "BaseRowSet",
    "EndForm",
    "HandOverForm",
    "InviteForm",
    "LeaderForm",
    "LeaveForm",
    "MandateForm",
    "NetworkEditForm",
    "NetworkForm",
    "NewSchoolForm",
    "RkbuForm",
    "SchoolForm",
    "SwapForm",
    "TableForm",
    "as_posted",
    "row_set",
]
