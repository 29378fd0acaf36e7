"""What a person sees of the vault: the door before it, the lock while nobody is there, and how its keys are kept."""
