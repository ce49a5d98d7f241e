"""Life after the commit (E01 to E11): what the account still may do, and how it recovers."""
