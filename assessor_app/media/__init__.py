"""Files without widgets: PDF process, video player, artifact sources."""
