"""Use cases shared by window and command line: plain functions with their collaborators as arguments."""
