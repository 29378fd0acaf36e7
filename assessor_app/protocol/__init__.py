"""The wire format shared by app and hub: one set of typed messages, versioned."""
