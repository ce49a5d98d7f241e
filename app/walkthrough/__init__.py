"""Play Maestro flows against the running prototype: real touches, off screen, on a virtual clock."""
