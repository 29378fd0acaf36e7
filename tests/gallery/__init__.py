"""Draws every page and state of the desk in every look; the README's pictures are among them."""
