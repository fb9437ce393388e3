"""What users see, before and after a change of the code: `python -m tests.compare take FOLDER`, then `diff A B`."""
