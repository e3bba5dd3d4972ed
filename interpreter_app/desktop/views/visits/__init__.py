"""The Visits page and its sections."""
