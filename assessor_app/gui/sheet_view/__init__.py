"""The viewer for spreadsheets and tables."""
