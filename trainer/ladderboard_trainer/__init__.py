"""Trains a language model over the contract of a Ladderboard workbench."""
