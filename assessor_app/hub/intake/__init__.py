"""How a submission comes in: believed in nothing, taken whole or not at all."""
