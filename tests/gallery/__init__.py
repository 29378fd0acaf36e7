"""Redraws the README's screenshots from the real desk at a real demo hub."""
