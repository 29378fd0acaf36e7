"""Benchmarks of the whole desk; each figure stands beside the limit measured in the same run."""
