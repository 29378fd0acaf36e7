"""Sheets, mail, links and bare text: read in a child of their own, bounded, as plain data."""
