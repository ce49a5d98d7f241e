"""Many jobs done at once: by the processors of this machine, or by the workers of a cluster."""
