"""Viewer of video and sound recordings."""
