"""The assessor's queue: what is assigned, when it is due, what is on this laptop, and whether it is ready to fly."""
