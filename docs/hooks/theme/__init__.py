"""What is done to the theme's assets and ours."""
