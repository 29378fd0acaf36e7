"""One's laptops: which there are, signing another out, and what happens on one that was."""
