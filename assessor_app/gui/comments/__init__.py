"""Writing comments: the editor, the comment bank, recall of earlier ones, and a word where a name is typed."""
