"""What every request passes: who calls, how much it may ask, and how it is refused."""
