from plans.domain.checks.report import CHECKS, Check, Report, check, counts, part_states
from plans.domain.checks.sentences import Finding

__all__ = ["CHECKS", "Check", "Finding", "Report", "check", "counts", "part_states"]
