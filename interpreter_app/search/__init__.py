"""The look-up engine: steps, ranking, vocabulary, typos. No SQL and no Qt: it asks for key ranges."""
