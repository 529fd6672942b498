"""Writes histories of calls with what botocore's retry modes make of them, one JSON object a line.

    python3 generate.py --count 300 > vectors.jsonl
    SWYNAMO_RETRY_VECTORS=$PWD/vectors.jsonl swift test --enable-all-traits --filter BotocoreRetryTests

The histories are drawn at random, the same ones for the same seed; the clock and the chance are the generator's own.
"""

import argparse
import json
import math
import os
import random
import sys
from types import SimpleNamespace

os.environ["AWS_NEW_RETRIES_2026"] = "true"

from botocore.retries import adaptive, bucket, quota, standard, throttling  # noqa: E402
from botocore.retryhandler import delay_exponential  # noqa: E402

THROTTLING = "ThrottlingException"


class Clock:
    def __init__(self, start):
        self.time = start

    def current_time(self):
        return self.time


class Condition:
    """Stands for the condition that a token bucket waits on: time passes, and nobody else is there."""

    def __init__(self, clock):
        self.clock = clock

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return None

    def notify(self):
        pass

    def wait(self, seconds):
        # A wait too short for the clock's resolution must still end.
        self.clock.time = max(self.clock.time + seconds, math.nextafter(self.clock.time, math.inf))


class Detector:
    def is_throttling_error(self, throttled):
        return throttled


def adaptive_history(source):
    clock = Clock(round(source.uniform(0, 1000), 3))
    tokens = bucket.TokenBucket(max_rate=1, clock=clock)
    tokens._new_fill_rate_condition = Condition(clock)
    clocker = adaptive.RateClocker(clock)
    limiter = adaptive.ClientRateLimiter(
        rate_adjustor=throttling.CubicCalculator(starting_max_rate=0, start_time=clock.current_time()),
        rate_clocker=clocker,
        token_bucket=tokens,
        throttling_detector=Detector(),
        clock=clock,
    )
    start = clock.time
    pace = source.choice([0.001, 0.01, 0.1, 1])
    throttled_share = source.choice([0, 0.02, 0.2, 0.7])
    steps = []
    for _ in range(source.randint(20, 400)):
        if source.random() < 0.02:
            clock.time += source.uniform(1, 30)
        clock.time += source.expovariate(1 / pace)
        step = {"time": clock.time}
        if source.random() < 0.5:
            limiter.on_sending_request(None)
            step |= {"event": "send", "delay": clock.time - step["time"]}
        else:
            throttled = source.random() < throttled_share
            limiter.on_receiving_response(throttled=throttled)
            step |= {"event": "throttled" if throttled else "success"}
        step |= {"limit": tokens.max_rate, "measured": clocker.measured_rate, "tokens": tokens.available_capacity}
        steps.append(step)
    return {"mode": "adaptive", "start": start, "steps": steps}


def context(attempt, code, retry_after, carried):
    response = SimpleNamespace(status_code=400 if code else 500, headers={})
    if retry_after is not None:
        response.headers["x-amz-retry-after"] = str(retry_after)
    return standard.RetryContext(
        attempt_number=attempt,
        http_response=response,
        parsed_response={"Error": {"Code": code}} if code else {},
        request_context=carried,
    )


def standard_history(source):
    draw = SimpleNamespace(value=0.0)
    detector = standard.ThrottlingErrorDetector(standard.RetryEventAdapter())
    checker = standard.RetryQuotaChecker(quota.RetryQuota(), detector)
    handler = standard.RetryPolicy(
        standard.StandardRetryConditions(max_attempts=standard._SERVICE_MAX_ATTEMPTS["dynamodb"]),
        standard.ExponentialBackoff(random=lambda: draw.value, service_name="dynamodb", throttling_detector=detector),
    )
    handler._retry_checker._additional_checkers = standard.OrRetryChecker(
        [standard.TransientRetryableChecker(), standard.ThrottledRetryableChecker()]
    )
    failing = source.choice([0.05, 0.5, 0.95])
    steps = []
    for _ in range(source.randint(10, 100)):
        carried = {}
        attempt = 1
        while True:
            if source.random() >= failing:
                checker.release_retry_quota(carried, SimpleNamespace(status_code=200))
                steps.append({"event": "success", "first": attempt == 1})
                break
            draw.value = source.random()
            code = source.choice([None, None, THROTTLING])
            retry_after = source.choice([None, None, None, 0, source.randint(0, 30_000)])
            failure = context(attempt, code, retry_after, carried)
            delay = None
            if handler.should_retry(failure) and checker.acquire_retry_quota(failure):
                delay = handler.compute_retry_delay(failure)
            steps.append({
                "event": "throttled" if code else "transient", "attempt": attempt, "draw": draw.value,
                "retryAfter": retry_after, "delay": delay,
            })
            if delay is None:
                break
            attempt += 1
    return {"mode": "standard", "start": 0, "steps": steps}


def legacy_history():
    steps = [{"event": "transient", "attempt": n, "delay": delay_exponential(0.05, 2, n)} for n in range(1, 10)]
    return {"mode": "legacy", "start": 0, "steps": steps}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    source = random.Random(arguments.seed)
    histories = [legacy_history()]
    for _ in range(arguments.count):
        histories.append(adaptive_history(source))
        histories.append(standard_history(source))
    for history in histories:
        json.dump(history, sys.stdout)
        sys.stdout.write("\n")


if __name__ == "__main__":
    main()
