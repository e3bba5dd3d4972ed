"""The Notes page: what was said, by whom, what it answers, and what follows from it."""
