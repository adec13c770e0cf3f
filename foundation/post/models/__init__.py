from foundation.post.models.delivery import Delivery, Fault, State
from foundation.post.models.message import Attachment, FileContent, Message
from foundation.post.models.reminder import Reminder

__all__ = ["Attachment", "Delivery", "Fault", "FileContent", "Message", "Reminder", "State"]
