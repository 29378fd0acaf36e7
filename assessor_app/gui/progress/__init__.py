"""The lead's view of everyone's progress."""
