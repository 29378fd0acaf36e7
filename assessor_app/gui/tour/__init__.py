"""The tour of five steps that shows a newcomer where things are."""
