"""What reaches a reader of a lead's work: anchor examples, the truth of a seed, private reports."""
