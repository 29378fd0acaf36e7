"""The vault: the encrypted local cache and the only place that speaks SQL for the app."""
