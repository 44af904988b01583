"""The labs' pages."""
