"""What is shown for files that only another program can open."""
