"""The process that does one call after another, seen from its parent."""

import contextlib
import time

import pytest

from index.errors import Stopped
from index.worker import Allowance, Call, Worker, more_time

HUGE = 10_000  # megabytes: no limit here


@pytest.fixture
def worker():
    worker = Worker()
    yield worker
    with contextlib.suppress(OSError):
        worker.end()


def _outcome(worker, call, allowance, megabytes=HUGE):
    worker.give(call, allowance)
    for _ in range(3000):
        if (outcome := worker.outcome(megabytes)) is not None:
            return outcome[0]
        time.sleep(0.02)
    raise AssertionError("never ended")


def test_it_does_one_call_after_another_in_one_process(worker):
    who = Call(eval, ("__import__('os').getpid()",))
    assert [_outcome(worker, who, Allowance(60.0)) for _ in range(2)] == [worker.process.pid] * 2
    assert worker.is_fit(HUGE) and worker.memory() > 0


def test_what_a_call_took_is_spent(worker):
    allowance = Allowance(60.0)
    _outcome(worker, Call(eval, ("__import__('time').sleep(0.3)",)), allowance)
    assert 0.3 <= allowance.spent < 60 and allowance.seconds == 60.0


def test_what_was_spent_before_counts(worker):
    stopped = _outcome(worker, Call(eval, ("__import__('time').sleep(600)",)), Allowance(60.0, spent=59.5))
    assert (type(stopped), stopped.message) == (Stopped, "The reader took longer than 60 s.")
    assert not worker.is_fit(HUGE)


def test_more_time_is_allowed_to_all_calls_that_share_it(worker):
    allowance = Allowance(60.0)
    _outcome(worker, Call(exec, ("from index.worker import more_time; more_time(5); more_time(2)",)), allowance)
    assert allowance.seconds == 67.0


def test_more_time_is_nothing_outside_a_worker():
    assert more_time(5) is None


def test_a_worker_that_has_grown_is_fit_for_no_other_call(worker):
    _outcome(worker, Call(eval, ("setattr(__import__('builtins'), 'kept', b'x' * 200_000_000)",)), Allowance(60.0))
    assert worker.is_fit(1_000) and not worker.is_fit(300)


def test_an_ended_worker_has_no_memory(worker):
    worker.end()
    assert (worker.memory(), worker.is_fit(HUGE)) == (0, False)
