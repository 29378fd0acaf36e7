"""Pages: documents and pictures drawn and read in child processes that no file can make the desk suffer for."""
