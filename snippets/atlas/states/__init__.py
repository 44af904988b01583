"""Operations, and the states of what they are applied to: a file for each kind of source, content alone."""
