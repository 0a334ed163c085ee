"""Speed and memory beside other tools on the same machine and data; ratios, because machines differ."""
