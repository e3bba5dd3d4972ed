"""People and organisations: who they are, how they are addressed, and what one owes them."""
