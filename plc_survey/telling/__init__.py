"""A closed round told: figures, words and pictures, the same for page, paper, slides and files."""

from plc_survey.telling.told import DimensionRow, StatementRow, Told, tell

__all__ = ["DimensionRow", "StatementRow", "Told", "tell"]
