"""How the property tests run: the same examples each time, unless asked for others by
`pytest --hypothesis-profile=search`."""

from hypothesis import settings

settings.register_profile("gate", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=5000)
settings.load_profile("gate")
