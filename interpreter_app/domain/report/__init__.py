"""Reports: what they say, as plain blocks that every format can show."""
