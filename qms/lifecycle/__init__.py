"""How records move: acts and rules, the one door, the tasks that follow it, and diagrams of it all."""
