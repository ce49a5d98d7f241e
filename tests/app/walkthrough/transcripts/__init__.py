"""What a screen reader says of some flows: reviewed by people, compared by test_transcripts.py."""
