"""The evidence pack: one file for a period and scope that anybody can check without trusting this program (7.5.3)."""
