"""The PDF viewer: pages as one long strip, drawn elsewhere and only painted here."""
