"""Visits: why, when, who, where and in which words; and what can be told of them by looking."""
