"""The time after the commit (E01 to E11): what the account may still do, and how it recovers."""
