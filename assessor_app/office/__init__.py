"""Pages from office files, by a LibreOffice kept on a short leash; the hub and the desk both stand on this."""
