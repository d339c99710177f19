"""Musnad reads Arabic news pages and tells the story with every line sourced."""
