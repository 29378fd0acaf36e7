"""The workspace: outline, evidence and judgement side by side."""
