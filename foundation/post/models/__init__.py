from foundation.post.models.delivery import Delivery, Fault, State
from foundation.post.models.message import Attachment, Message
from foundation.post.models.reminder import Reminder

__all__ = ["Attachment", "Delivery", "Fault", "Message", "Reminder", "State"]
