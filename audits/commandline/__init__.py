"""What every command of the command line shares: its streams, its signals, its exit code."""
