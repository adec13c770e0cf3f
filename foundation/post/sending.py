"""Sending one delivery: claimed and committed first, then said to the mail server, then its outcome kept."""


def send_one(delivery_id: int) -> str:
    """Not yet."""
    raise NotImplementedError
