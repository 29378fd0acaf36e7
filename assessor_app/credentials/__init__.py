"""Keys and tokens: the system keyring and its fallback."""
