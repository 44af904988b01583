"""What builds the site: `site.py` is the hook, `page` says what a page is, and each other folder is one subject, a wing.

Imports lead one way: `site.py` → wings → `page` → `snippets`. No wing imports another.
"""
