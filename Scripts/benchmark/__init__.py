"""Scripts/bench in parts: archives, measuring, rivals, and the tables."""
