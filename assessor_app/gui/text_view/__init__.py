"""The viewer for plain text."""
