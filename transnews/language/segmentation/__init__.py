"""Sentence boundaries: an engine's answer, the rules that repair it, and what is known of each language."""
