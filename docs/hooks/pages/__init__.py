"""What an ordinary page shows beyond its Markdown: figures, steppers, versions, tables on a phone."""
