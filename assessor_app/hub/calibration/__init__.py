"""What leads do to keep scores consistent, and who is told of it."""
