"""What pages show, in a constant number of queries. Reads never write."""
