"""Where an invitation stands."""

from datetime import UTC, datetime

import pytest

from network.domain.invitation import VALID_FOR, State, state_of

SENT = datetime(2026, 5, 4, 9, tzinfo=UTC)
ENDS = SENT + VALID_FOR


@pytest.mark.parametrize(
    ("sent", "accepted", "withdrawn", "now", "state"),
    [
        (None, None, None, SENT, State.PREPARED),
        (SENT, None, None, SENT, State.OPEN),
        (SENT, None, None, ENDS, State.EXPIRED),
        (SENT, SENT, None, ENDS, State.ACCEPTED),
        (SENT, None, SENT, SENT, State.WITHDRAWN),
        (None, None, SENT, SENT, State.WITHDRAWN),
        (SENT, SENT, SENT, SENT, State.ACCEPTED),
    ],
)
def test_state(
    sent: datetime | None, accepted: datetime | None, withdrawn: datetime | None, now: datetime, state: State
) -> None:
    assert state is state_of(
        sent_at=sent,
        expires_at=ENDS if sent else None,
        accepted_at=accepted,
        withdrawn_at=withdrawn,
        now=now,
    )
