"""Notes of meetings: what was said, by whom, and what follows from it."""
