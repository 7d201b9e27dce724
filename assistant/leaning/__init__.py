"""The forms in which a question leans on the one before it, and what that one was about."""
