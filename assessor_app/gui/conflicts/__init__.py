"""Changes that met others on screen: the choice between two laptops, what the hub refused, and what has passed."""
