"""What a person may set to their liking: one typed table, the values, the page that shows them, and their own keys."""
