"""The languages that tree-sitter parses: one reader each, and what they share."""
