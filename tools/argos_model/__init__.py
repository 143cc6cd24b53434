"""Make a small, real Argos package: distil a Firefox model into a Transformer that CTranslate2 runs."""
