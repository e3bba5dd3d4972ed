"""The Contacts page: people and organisations, the one that is written, and whom they met."""
