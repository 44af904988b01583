"""The rules: their registry, their pages, their permanent addresses, and the checker's files."""
