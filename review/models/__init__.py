from review.models.owner import NetworkSummary, OwnerAnswer, OwnerYear
from review.models.reviews import Review, SchoolPart, Step

__all__ = ["NetworkSummary", "OwnerAnswer", "OwnerYear", "Review", "SchoolPart", "Step"]
