"""Office files, books, web pages and pictures, as pages beside the judgement."""
