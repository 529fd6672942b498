"""swynamo-local as a process that a campaign starts, kills and starts again."""

import os
import signal
import subprocess


class Server:
    """A running server; `port` is where it listens."""

    def __init__(self, program, *arguments):
        self.process = subprocess.Popen(
            [program, "--port", "0", *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        line = self.process.stdout.readline()
        if "http://" not in line:
            error = self.process.stderr.read()
            self.process.wait()
            raise CannotStart(self.process.returncode, error.strip())
        self.port = int(line.strip().rsplit(":", 1)[1])

    def kill(self):
        """Ends it at once, whatever it is doing."""
        self.process.kill()
        self._reap()

    def stop(self):
        """Asks it to end, and waits until it has."""
        self.process.send_signal(signal.SIGTERM)
        self._reap()

    def resident_bytes(self):
        with open(f"/proc/{self.process.pid}/statm") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")

    def _reap(self):
        self.process.wait()
        self.process.stdout.close()
        self.process.stderr.close()


class CannotStart(Exception):
    def __init__(self, status, error):
        super().__init__(f"the server ended with status {status}: {error}")
        self.status = status
        self.error = error
