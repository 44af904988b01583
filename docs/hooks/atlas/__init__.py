"""The atlas's pages, and the atlas as data for tools."""
