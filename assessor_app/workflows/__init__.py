"""One file per user verb; each takes the vault and returns what changed."""
