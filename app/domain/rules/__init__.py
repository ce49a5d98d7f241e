"""Rules on the records: conditions, limits, calendars, codes. They use neither the state nor the screens."""
