"""Numbers that tell whether readers score alike: numpy only, no storage; each with its interval and its n."""
