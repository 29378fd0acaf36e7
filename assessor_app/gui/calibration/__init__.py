"""The lead's page "Calibrate": are we scoring alike, why not, and what is done about it."""
