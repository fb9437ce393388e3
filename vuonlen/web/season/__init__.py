"""The pages of a review season: a commune's steps, its villages, and the forms by which each step is taken."""
