"""Engines: each walks the same trees. `reference` is normative; none has law of its own."""
