"""French and English as they are typed, heard, inflected and sorted. Pure functions on text."""
