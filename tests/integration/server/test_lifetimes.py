"""However a call or a server ends, its sandbox is gone."""

import signal
from pathlib import Path
from typing import Any

import anyio
import psutil
import pytest

FOREVER = "import time\nprint('up', flush=True)\nwhile True: time.sleep(1)"


async def start_forever(server: Any, leftovers: Any) -> None:
    """Start a call, number 2, that never ends by itself, and return once its sandbox is the only one there."""
    # The first call of a server looks at the machine with a sandbox of its own.
    assert (await server.call(1, "execute_code", code="pass"))["status"] == "completed"
    with anyio.fail_after(20):
        await leftovers.until(0)
        await server.start_call(2, "execute_code", code=FOREVER)
        await leftovers.until(1)


async def test_a_cancelled_calls_sandbox_is_gone_within_a_second(open_server: Any, leftovers: Any) -> None:
    async with open_server("alice") as server:
        await start_forever(server, leftovers)
        await server.send(method="notifications/cancelled", params={"requestId": 2})
        with anyio.fail_after(1):
            await leftovers.until(0)
        assert (await server.call(3, "execute_code", code="print(1)"))["status"] == "completed"


async def test_the_end_of_input_ends_the_server_and_its_sandboxes(open_server: Any, leftovers: Any) -> None:
    async with open_server("alice") as server:
        await start_forever(server, leftovers)
        await server.process.stdin.aclose()
        with anyio.fail_after(10):
            assert await server.process.wait() == 0
        assert leftovers.sandboxes() == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
async def test_a_signal_ends_the_server_and_its_sandboxes(
    open_server: Any, leftovers: Any, number: signal.Signals
) -> None:
    async with open_server("alice") as server:
        await start_forever(server, leftovers)
        server.process.send_signal(number)
        with anyio.fail_after(10):
            assert await server.process.wait() == 128 + number
        assert leftovers.sandboxes() == []


async def test_signals_that_come_during_the_clean_up_do_not_cut_it_short(open_server: Any, leftovers: Any) -> None:
    async with open_server("alice") as server:
        await server.start_call(1, "execute_code", code=FOREVER)
        with anyio.fail_after(20):
            await leftovers.until(1)
        with anyio.fail_after(10):
            while server.process.returncode is None:
                server.process.send_signal(signal.SIGTERM)
                with anyio.move_on_after(0.01):
                    await server.process.wait()
        assert server.process.returncode == 128 + signal.SIGTERM
        assert leftovers.sandboxes() == []


async def test_what_a_killed_server_left_is_swept_by_the_next(open_server: Any, leftovers: Any) -> None:
    async with open_server("alice") as server:
        await start_forever(server, leftovers)
        server.process.kill()
        await server.process.wait()
    async with open_server("alice") as server:
        with anyio.fail_after(10):
            await leftovers.until(0)


async def test_a_sweep_never_touches_a_living_servers_sandboxes(open_server: Any, leftovers: Any) -> None:
    async with open_server("alice") as server:
        await server.start_call(1, "execute_code", code="import time\ntime.sleep(4)\nprint('whole')")
        with anyio.fail_after(20):
            await leftovers.until(1)
        async with open_server("alice") as other:
            assert (await other.call(1, "execute_code", code="print(1)"))["status"] == "completed"
            answer = (await server.receive())["result"]["structuredContent"]

    assert (answer["status"], answer["stdout"]) == ("completed", "whole\n")


async def test_a_sandbox_killed_from_outside_is_our_failure_not_the_codes(
    open_server: Any, leftovers: Any, engine_name: str
) -> None:
    async with open_server("alice") as server:
        await start_forever(server, leftovers)
        await kill_from_outside(engine_name, leftovers.sandboxes()[0])
        answer = (await server.receive())["result"]["structuredContent"]
        with anyio.fail_after(10):
            await leftovers.until(0)

    assert answer["status"] == "unavailable"
    assert answer["error"]["code"] == "sandbox-lost"
    assert answer["next_step"] == "retry_later"
    assert answer["stdout"] == answer["stderr"] == ""


async def kill_from_outside(engine_name: str, sandbox: str) -> None:
    if engine_name == "docker":
        await anyio.run_process(["docker", "kill", sandbox])
    else:
        psutil.Process(int(sandbox)).kill()


async def test_a_hundred_megabytes_of_output_leave_the_servers_memory_flat(open_server: Any) -> None:
    code = "import sys\nfor _ in range(1600): sys.stdout.write('x' * 65535 + '\\n')"
    async with open_server("alice") as server:
        await server.call(1, "execute_code", code="print(1)", policy="bare")
        before_kib = peak_kib(server.process.pid)
        answer = await server.call(2, "execute_code", code=code, policy="bare")
        grown_kib = peak_kib(server.process.pid) - before_kib

    assert answer["status"] == "completed"
    assert answer["stdout_truncated"] is True
    assert len(answer["stdout"].encode()) <= 16384
    assert "104857600" not in answer["stdout"][:8000]
    assert grown_kib < 16 * 1024


def peak_kib(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0])


async def test_calls_in_flight_are_answered_however_many(open_server: Any) -> None:
    async with open_server("alice") as server:
        for number in range(1, 13):
            await server.start_call(number, "execute_code", code=f"print({number})")
        answers = [await server.receive() for _ in range(12)]

    outputs = {answer["id"]: answer["result"]["structuredContent"]["stdout"] for answer in answers}
    assert outputs == {number: f"{number}\n" for number in range(1, 13)}
