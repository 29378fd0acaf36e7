"""Review and submit: what is missing, what the rule says and why, and the signature."""
