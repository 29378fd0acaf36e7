"""Pure rules of the field: no I/O, no Qt, frozen dataclasses only."""
