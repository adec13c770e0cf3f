"""The plan in files that others go on with: Word and spreadsheet."""
