"""Rules on the records: conditions, limits, calendars, codes. They know no state and no screen."""
