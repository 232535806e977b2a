"""The manual: what is read, and what is refused."""
