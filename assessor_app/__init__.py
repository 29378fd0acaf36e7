"""The assessor's desk: score educator micro-credential portfolios beside the evidence, offline."""

__version__ = "0.1.0"
