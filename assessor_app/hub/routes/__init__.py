"""The paths of the hub, by what they are about."""
