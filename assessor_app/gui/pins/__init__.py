"""Notes pinned to places of the evidence: drawn by the viewers, listed in a drawer, kept by the annotation book."""
