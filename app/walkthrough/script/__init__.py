"""The language of flows: from a Maestro file to checked commands."""
