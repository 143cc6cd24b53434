"""What keeps the repository's own files in order; each module is run with ``python -m``."""
