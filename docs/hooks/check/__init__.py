"""What stops a build: pages, translations and addresses that are not as they should be."""
