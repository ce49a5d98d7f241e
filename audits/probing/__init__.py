"""Operating the app for rules that cannot judge by looking alone, and putting everything back."""
