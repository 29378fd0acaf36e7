"""Work from a file and results into one, for machines that never see a network."""
