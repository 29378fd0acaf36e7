"""Numbers that tell whether readers score alike; filled by the calibration issue."""
