"""The rows of the atlas: content alone, a file for each family."""
