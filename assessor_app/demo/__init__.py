"""A whole programme made up by us, to try the desk without a hub of one's own."""
