"""Film and sound: players, the probe's child, captions, chapters and loudness."""
