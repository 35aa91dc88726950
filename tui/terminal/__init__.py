"""The terminal at the near end: what goes to it, what comes from it, and its clipboard."""
