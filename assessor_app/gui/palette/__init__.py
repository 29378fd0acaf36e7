"""One field that finds commands, criteria, files, submissions and settings by a few letters of their names."""
