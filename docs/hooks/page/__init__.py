"""What a page is: its source, its blocks with their recordings, its links and its words. Knows the engine and no wing."""
