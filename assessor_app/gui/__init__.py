"""The Qt widgets: they show and ask, and never see SQL, URLs or JSON."""
