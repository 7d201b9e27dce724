"""Exact vector search."""

import numpy as np
import pytest

from index.stores.faiss import FaissStore

VECTORS = np.array([[1, 0], [0, 1], [0.6, 0.8]], dtype=np.float32)
UP = np.array([0, 1], dtype=np.float32)


def test_nearest_of_each_gives_cosines_and_rows_best_first():
    cosines, rows = FaissStore(VECTORS).nearest_of_each(VECTORS[:2], 2)
    assert (cosines.dtype, rows.dtype) == (np.float32, np.intp)
    assert rows.tolist() == [[0, 2], [1, 2]]
    assert cosines == pytest.approx(np.array([[1, 0.6], [1, 0.8]]), abs=1e-6)


def test_nearest_of_each_gives_no_more_than_there_are():
    # FAISS itself would fill up with rows of -1.
    cosines, rows = FaissStore(VECTORS).nearest_of_each(VECTORS[:2], 50)
    assert rows.tolist() == [[0, 2, 1], [1, 2, 0]]
    assert cosines.shape == (2, 3)


def test_many_at_once_have_what_a_plain_product_gives():
    made = np.random.default_rng(1).standard_normal((700, 24)).astype(np.float32)
    made /= np.linalg.norm(made, axis=1, keepdims=True)
    plain = made[:90] @ made.T
    order = np.argsort(-plain, axis=1)[:, :150]
    for asked in (1, 2, 90):
        cosines, rows = FaissStore(made).nearest_of_each(made[:asked], 150)
        assert rows.tolist() == order[:asked].tolist()
        assert cosines == pytest.approx(np.take_along_axis(plain, order, 1)[:asked], abs=1e-5)


def test_vectors_are_a_copy():
    store = FaissStore(VECTORS)
    store.vectors()[:] = 0
    assert np.array_equal(store.vectors(), VECTORS)


def test_take_gives_the_rows_in_the_order_asked_for():
    taken = FaissStore(VECTORS).take(np.array([2, 0, 2], dtype=np.intp))
    assert taken.dtype == np.float32
    assert np.array_equal(taken, VECTORS[[2, 0, 2]])


def test_what_is_taken_is_a_copy():
    store = FaissStore(VECTORS)
    store.take(np.array([0], dtype=np.intp))[:] = 0
    assert np.array_equal(store.vectors(), VECTORS)


def test_a_saved_store_comes_back_the_same(tmp_path):
    FaissStore(VECTORS).save(tmp_path / "v.faiss")
    store = FaissStore.load(tmp_path / "v.faiss")
    assert len(store) == 3
    assert np.array_equal(store.vectors(), VECTORS)
    assert store.nearest_of_each(UP[None], 2)[1].tolist() == [[1, 2]]


def test_a_file_that_is_no_store_is_a_runtime_error(tmp_path):
    (tmp_path / "v.faiss").write_bytes(b"not a store")
    with pytest.raises(RuntimeError):
        FaissStore.load(tmp_path / "v.faiss")
