from foundation.writing.views.clashes import clash_page

__all__ = ["clash_page"]
