"""A seeded-fault suite: kinds of faults, injected one at a time into clean texts."""
