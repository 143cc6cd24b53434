"""Tests of the engines, and the models they need, made on the spot."""
