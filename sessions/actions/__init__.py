"""Every write of sessions."""
