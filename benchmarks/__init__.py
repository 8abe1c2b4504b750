"""`make bench`: what coherekit costs beside a floor and its peers, all measured in one run."""
