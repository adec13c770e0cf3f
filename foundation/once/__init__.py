"""A form that was sent counts once, also when it is sent again."""
