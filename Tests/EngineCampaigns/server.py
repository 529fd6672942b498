"""swynamo-local as a process that a campaign starts, kills and starts again."""

import os
import signal
import subprocess


class Start:
    """A server on its way; `wrapper` is a command that runs it, `strace …`."""

    def __init__(self, program, *arguments, wrapper=()):
        self.process = subprocess.Popen(
            [*wrapper, program, "--port", "0", *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def wait(self):
        """The server once it listens."""
        line = self.process.stdout.readline()
        if "http://" not in line:
            error = self.process.stderr.read()
            self.process.wait()
            self._close()
            raise CannotStart(self.process.returncode, error.strip())
        return Server(self.process, int(line.strip().rsplit(":", 1)[1]))

    def _close(self):
        self.process.stdout.close()
        self.process.stderr.close()


class Server:
    """A running server; `port` is where it listens."""

    def __init__(self, process, port):
        self.process = process
        self.port = port

    @staticmethod
    def start(program, *arguments):
        return Start(program, *arguments).wait()

    def kill(self):
        """Ends it at once, whatever it is doing."""
        self.process.kill()
        self._reap()

    def stop(self):
        """Asks it to end, waits until it has, and answers what it complained of."""
        self.process.send_signal(signal.SIGTERM)
        return self._reap()

    def resident_bytes(self):
        with open(f"/proc/{self.process.pid}/statm") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")

    def _reap(self):
        _, complaints = self.process.communicate()
        return complaints


class CannotStart(Exception):
    def __init__(self, status, error):
        super().__init__(f"the server ended with status {status}: {error}")
        self.status = status
        self.error = error

    @property
    def is_in_use(self):
        """Refused because another engine has the file."""
        return self.status == 1 and "is open in another engine" in self.error
