"""What is dangerous, as data: qualified names per language and category."""
