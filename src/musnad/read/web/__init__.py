"""Fetching, the only part of Musnad that goes to the network, and only where an address was given."""
