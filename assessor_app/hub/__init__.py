"""The server a programme runs; the app never imports it."""
