"""What has been translated before: the catalog of fixed newsroom phrases (PO files), and what people reviewed."""
