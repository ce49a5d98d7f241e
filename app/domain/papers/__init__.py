"""Identity documents and minors (M01 to M08): who needs a review, and by whom."""
