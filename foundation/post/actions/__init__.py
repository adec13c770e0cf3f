from foundation.post.actions.posting import Attachment, Recipient, post
from foundation.post.actions.settling import mark_arrived, resend

__all__ = ["Attachment", "Recipient", "mark_arrived", "post", "resend"]
