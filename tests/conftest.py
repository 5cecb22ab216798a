"""Settings that all tests share."""

from __future__ import annotations

from hypothesis import settings

# Examples take as long as the machine is busy; what must be fast is measured in benchmarks/.
settings.register_profile("diplodiff", deadline=None)
settings.load_profile("diplodiff")
