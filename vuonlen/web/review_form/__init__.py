"""The review form of one household: questions from the schema of the law, answers, outcome as it is typed."""
