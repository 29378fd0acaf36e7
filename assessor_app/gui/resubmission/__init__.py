"""A further attempt: what was said of the one before, what changed since, and whether the change asked for was made."""
