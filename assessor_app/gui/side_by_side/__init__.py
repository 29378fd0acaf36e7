"""What a lead settles a case with: the readers' work side by side, over the evidence they judged."""
