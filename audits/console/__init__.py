"""What every command-line program does: it writes to streams that may break, heeds signals, and ends well."""
