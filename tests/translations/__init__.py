"""Collects every text of the desk that people read, and keeps the catalogues of other languages in step with it."""
