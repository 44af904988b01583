"""Two languages in one build: words, navigation, menu, search index and sitemap of each."""
