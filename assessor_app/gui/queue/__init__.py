"""The assessor's queue: what is assigned, when it is due, and what is on this laptop."""
