"""Push, pull and download between vault and hub; loses nothing."""
