"""Ruby: its grammar lowered to terms, and what its core and standard library mean to the resolver."""
