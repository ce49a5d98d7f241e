"""The back end's saga: marks in six stores, two networks, notices, a pivot, then the release (S01 to S10).

Every step before the pivot has a compensation. What goes wrong there turns the run back; what goes wrong
after the pivot is tried again until it is through. A run is a function of its journal, and nothing here knows
a clock.
"""
