"""The page Ask and what it runs: `alias_or_copy.pyz`, and the code that runs in the page."""
