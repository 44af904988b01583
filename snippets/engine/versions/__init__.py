"""Other versions of Python and the packages: environments that have them, and what snippets, labs and rows do otherwise there."""
