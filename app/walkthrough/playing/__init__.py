"""From a script to its trace: plan, player, and the processes that play."""
