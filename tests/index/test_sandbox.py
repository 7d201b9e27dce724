"""Worker processes: what goes wrong in one costs its job alone."""

import contextlib
import os
import signal
import subprocess
import sys
import time

import psutil
import pytest

from index.errors import Cancelled, ReadError, Stopped
from index.sandbox import Job, Shared, run_each
from index.worker import Call

HUGE = 10_000  # megabytes: no limit here
LONG = 300.0  # seconds, likewise
ENDLESS = "while True: pass"


def _run(function, *arguments, seconds=LONG, megabytes=HUGE, workers=1):
    """What comes of ``function`` for each argument, in the order of the arguments."""
    jobs = [Job(place, (argument,), seconds) for place, argument in enumerate(arguments)]
    return [outcome for _, outcome in sorted(run_each(function, jobs, megabytes, workers), key=lambda pair: pair[0])]


def _gone(pid):
    """Whether a process has ended; one that nobody has waited for yet counts."""
    with contextlib.suppress(psutil.NoSuchProcess):
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    return True


def _wait_until(true):
    for _ in range(600):
        if true():
            return
        time.sleep(0.1)
    raise AssertionError("never came true")


def test_results_come_under_the_keys_of_their_jobs():
    jobs = [Job(word, (word,), LONG) for word in ("law", "treaty")]
    assert dict(run_each(len, jobs, HUGE)) == {"law": 3, "treaty": 6}


def test_no_jobs_give_nothing_and_start_no_worker():
    before = psutil.Process().children()
    assert list(run_each(len, [], HUGE)) == []
    assert psutil.Process().children() == before


def test_what_is_done_first_comes_first():
    jobs = [Job("slow", ("import time; time.sleep(600)",), LONG), Job("fast", ("1",), LONG)]
    with contextlib.closing(run_each(exec, jobs, HUGE, workers=2)) as results:
        assert next(results) == ("fast", None)


def test_a_job_is_taken_only_when_a_worker_is_free():
    taken = []

    def jobs():
        for number in range(3):
            taken.append(number)
            yield Job(number, ("1 + 1",), LONG)

    with contextlib.closing(run_each(eval, jobs(), HUGE, workers=1)) as results:
        next(results)
        assert taken == [0, 1]


def test_a_worker_does_one_job_after_the_other():
    first, second = _run(eval, "__import__('os').getpid()", "__import__('os').getpid()")
    assert first == second != os.getpid()


def test_a_crash_costs_its_job_alone():
    crash, after = _run(eval, "__import__('os').abort()", "1 + 1")
    assert (type(crash), crash.message, after) == (Stopped, "The reader crashed (signal 6).", 2)
    assert crash.remedy


def test_a_worker_that_leaves_is_a_crash_with_its_status():
    (left,) = _run(exec, "import os; os._exit(3)")
    assert left.message == "The reader crashed (exit status 3)."


def test_an_endless_loop_ends_at_its_limit_and_others_go_on():
    jobs = [Job("loop", (ENDLESS,), 1.0), Job("next", ("1",), LONG)]
    outcomes = dict(run_each(exec, jobs, HUGE, workers=1))
    assert outcomes["loop"].message == "The reader took longer than 1 s."
    assert "seconds_per_file" in outcomes["loop"].remedy
    assert outcomes["next"] is None


def test_a_job_may_change_its_limit_while_it_runs():
    loop = f"from index.worker import more_time; more_time(2); more_time(-601)\n{ENDLESS}"
    (outcome,) = _run(exec, loop, seconds=600)
    assert outcome.message == "The reader took longer than 1 s."


def test_too_much_memory_ends_a_job_and_the_next_has_a_worker_of_its_own():
    hog = "b'x' * 600_000_000 and __import__('time').sleep(600)"
    swollen, after = _run(eval, hog, "1 + 1", megabytes=300)
    assert swollen.message == "The reader needed more than 300 MB."
    assert "megabytes_per_file" in swollen.remedy
    assert after == 2


def test_memory_that_python_cannot_get_counts_as_the_limit():
    swollen, after = _run(eval, "bytearray(10**18)", "1 + 1", megabytes=2_000)
    assert (swollen.message, after) == ("The reader needed more than 2,000 MB.", 2)


def test_what_a_job_leaves_in_memory_is_not_counted_against_the_next():
    keep = "setattr(__import__('builtins'), 'kept', b'x' * 200_000_000) or __import__('os').getpid()"
    first, second = _run(eval, keep, keep, megabytes=300)
    assert {type(first), type(second)} == {int}
    assert first != second


def test_an_error_of_ours_comes_back_with_its_remedy():
    (error,) = _run(exec, "from index.errors import ReadError; raise ReadError('It is torn.', 'Glue it.')")
    assert (type(error), error.message, error.remedy) == (ReadError, "It is torn.", "Glue it.")


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("raise KeyError('x')", "KeyError"),
        ("f = lambda: f()\nf()", "NameError"),
        ("import no_such", "ModuleNotFoundError"),
    ],
)
def test_any_other_error_is_named_and_costs_no_worker(code, name):
    failed, after = _run(exec, code, "1")
    assert (type(failed), failed.message, after) == (Stopped, f"The reader failed ({name}).", None)


def test_a_result_that_cannot_travel_is_a_failure():
    (failed,) = _run(eval, "lambda: 1")
    assert failed.message.startswith("The reader failed (")


def test_nothing_that_a_worker_writes_is_seen(capfd):
    said = "import os; print('noise'); os.write(1, b'noise'); os.write(2, b'noise')"
    assert _run(exec, said, "import os; os.abort()")[0] is None
    assert capfd.readouterr() == ("", "")


def test_closing_the_results_ends_the_workers():
    jobs = [Job(1, ("__import__('os').getpid()",), LONG), Job(2, ("__import__('time').sleep(600)",), LONG)]
    results = run_each(eval, jobs, HUGE, workers=1)
    _, pid = next(results)
    results.close()
    assert _gone(pid)


def test_what_heeding_raises_ends_the_work_at_once_and_the_workers():
    before = set(psutil.Process().children())
    calls = []

    def heed():
        calls.append(1)
        if len(calls) == 3:
            raise Cancelled("Stop.", "Go on.")

    with pytest.raises(Cancelled):
        list(run_each(exec, [Job(1, (ENDLESS,), LONG)], HUGE, heed=heed))
    assert len(calls) == 3
    assert all(_gone(child.pid) for child in set(psutil.Process().children()) - before)


# Scripts without a guard: a worker must not import its parent's main module again.
SCRIPT = """
from index.sandbox import Job, run_each
show = "import os, time; open({path!r}, 'w').write(str(os.getpid())); time.sleep(0)"
loop = show + "\\nwhile True: pass"
for _ in run_each(exec, [Job(1, ({code},), 600.0)], 10_000):
    pass
"""


def _pid_in(path):
    _wait_until(lambda: path.exists() and path.read_text())
    return int(path.read_text())


@pytest.mark.parametrize("through", ["file", "standard input", "-c"])
def test_a_script_needs_no_guard(tmp_path, through):
    code = SCRIPT.format(path=str(tmp_path / "pid"), code="show")
    (tmp_path / "script.py").write_text(code)
    arguments = {"file": [str(tmp_path / "script.py")], "standard input": ["-"], "-c": ["-c", code]}[through]
    done = subprocess.run([sys.executable, *arguments], input=code, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / "pid").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_worker_outlives_its_parent(tmp_path, end):
    code = SCRIPT.format(path=str(tmp_path / "pid"), code="loop")
    parent = subprocess.Popen(
        [sys.executable, "-c", code],
        stderr=subprocess.PIPE,
        start_new_session=True,
        # Tests that run in the background of a shell inherit a SIGINT that is ignored, and would wait for ever.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - the tests have one thread
    )
    worker = _pid_in(tmp_path / "pid")
    if end == signal.SIGINT:
        os.killpg(parent.pid, end)  # as Ctrl+C does
    else:
        parent.send_signal(end)
    parent.communicate()
    _wait_until(lambda: _gone(worker))


SLOW, FAST = Call(eval, ("__import__('time').sleep(0.5) or 'slow'",)), Call(eval, ("'fast'",))
WHO = Call(eval, ("__import__('os').getpid()",))
HANG = Call(exec, (ENDLESS,))
TOGETHER = Call(list, ())  # of the parts


def _share(*parts, seconds=LONG, megabytes=HUGE, workers=2, more=()):
    """What comes of a job with these parts, and of jobs that ``eval`` what ``more`` says."""
    jobs = [
        Job("shared", (parts, TOGETHER), seconds),
        *(Job(code, ((Call(eval, (code,)),), TOGETHER), LONG) for code in more),
    ]
    return dict(run_each(Shared, jobs, megabytes, workers))


@pytest.mark.parametrize("workers", [1, 2])
def test_a_shared_job_ends_with_its_last_call_on_the_parts_in_their_order(workers):
    assert _share(SLOW, FAST, WHO, workers=workers)["shared"][:2] == ["slow", "fast"]


def test_a_job_that_is_shared_in_no_parts_has_its_last_call():
    assert _share() == {"shared": []}


def test_the_parts_are_done_by_all_workers():
    (pids,) = _share(*[Call(eval, ("__import__('time').sleep(1) or __import__('os').getpid()",))] * 2).values()
    assert len(set(pids)) == 2


@pytest.mark.parametrize(
    ("part", "said"),
    [
        (Call(eval, ("__import__('os').abort()",)), "The reader crashed (signal 6)."),
        (
            Call(exec, ("from index.errors import ReadError; raise ReadError('It is torn.', 'Glue it.')",)),
            "It is torn.",
        ),
        (Call(eval, ("1 / 0",)), "The reader failed (ZeroDivisionError)."),
        (Call(eval, ("bytearray(10**18)",)), "The reader needed more than 10,000 MB."),
    ],
)
def test_what_goes_wrong_in_a_part_is_the_outcome_of_its_job_alone_and_ends_the_other_parts(part, said):
    made = _share(HANG, part, HANG, more=["1 + 1"])
    assert (made["shared"].message, made["1 + 1"]) == (said, [2])


def test_what_goes_wrong_in_the_last_call_is_the_outcome():
    (failed,) = dict(run_each(Shared, [Job(1, ((FAST,), Call(ord, ())), LONG)], HUGE)).values()
    assert failed.message == "The reader failed (TypeError)."


def test_the_parts_have_the_time_of_the_job_together():
    nap = Call(eval, ("__import__('time').sleep(0.7)",))
    assert _share(nap, nap, nap, seconds=1.0, workers=1)["shared"].message == "The reader took longer than 1 s."


def test_a_part_may_grant_its_job_more_time():
    grant = Call(exec, ("from index.worker import more_time; more_time(600)",))
    nap = Call(eval, ("__import__('time').sleep(1.2)",))
    assert _share(grant, nap, seconds=1.0, workers=1) == {"shared": [None, None]}


def test_each_part_has_the_memory_of_the_job():
    hog = Call(eval, ("b'x' * 600_000_000 and __import__('time').sleep(600)",))
    assert _share(FAST, hog, megabytes=300)["shared"].message == "The reader needed more than 300 MB."


def test_what_heeding_raises_ends_the_parts():
    before = set(psutil.Process().children())
    seen = set()

    def heed():
        seen.update(set(psutil.Process().children()) - before)
        if len(seen) == 2:
            raise Cancelled("Stop.", "Go on.")

    with pytest.raises(Cancelled):
        list(run_each(Shared, [Job(1, ((HANG, HANG), TOGETHER), LONG)], HUGE, 2, heed))
    assert all(_gone(child.pid) for child in seen)


def test_a_worker_with_nothing_to_do_is_ended_while_the_others_go_on():
    made = {}

    def heed():
        if "who" in made and _gone(made["who"]):
            raise Cancelled("Stop.", "Go on.")

    jobs = [Job("who", ("__import__('os').getpid()",), LONG), Job("hang", ("__import__('time').sleep(600)",), LONG)]
    with pytest.raises(Cancelled):
        for key, outcome in run_each(eval, jobs, HUGE, 2, heed):
            made[key] = outcome
