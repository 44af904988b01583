"""The pages in both languages, what they load, and what builds them."""
