"""What the peers in Python run in their workers."""

import os
import signal
import time


def following(x):
    return x + 1


def echo(data):
    return data


def die():
    os.kill(os.getpid(), signal.SIGKILL)


def nap():
    time.sleep(0.01)


def sleep_long():
    time.sleep(600)
