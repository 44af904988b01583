"""Saved snippets are run, recorded and shown while the site is served."""
