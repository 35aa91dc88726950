"""The panes and bars that screens are made of; each shows what it is given and says what happened in it."""
