"""Two languages in one build: words, navigation, menu and search index of each."""
