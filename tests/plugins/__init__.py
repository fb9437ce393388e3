"""What every test run uses, loaded by the root `conftest.py`."""
