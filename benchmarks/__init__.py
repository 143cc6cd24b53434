"""Runnable measurements of what the README claims; each reads its data from ``--data``."""
