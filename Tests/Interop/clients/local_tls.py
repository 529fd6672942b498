"""HTTPS: with a certificate of one's own, and with one that the server makes."""

import http.client
import os
import ssl
import subprocess
import tempfile
import unittest

import backend
from program import PROGRAM, Server


@backend.not_on_moto("it is about our own program")
class TLS(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def served(self, server, trusted):
        self.assertTrue(server.url.startswith("https://127.0.0.1:"))
        client = server.session("key", "secret", verify=trusted)
        self.assertEqual(client.list_tables()["TableNames"], [])
        self.assertEqual(server.request("GET", trusting=trusted).body, f"healthy: {server.address} ".encode())

    def test_a_certificate_made_on_the_spot(self):
        file = self.folder + "/certificate.pem"
        with Server("--tls-self-signed", file) as server:
            self.served(server, file)
            with self.assertRaises(ssl.SSLCertVerificationError):
                server.request("GET")
            context = ssl.create_default_context(cafile=file)
            connection = http.client.HTTPSConnection("localhost", int(server.address.split(":")[1]), context=context, timeout=20)
            connection.request("GET", "/")
            self.assertEqual(connection.getresponse().status, 200)
            connection.close()
            details = context.get_ca_certs()[0]
            self.assertEqual(details["subjectAltName"], (
                ("DNS", "localhost"), ("IP Address", "127.0.0.1"), ("IP Address", "0:0:0:0:0:0:0:1")))

    def test_a_given_certificate(self):
        certificate, key = self.folder + "/certificate.pem", self.folder + "/key.pem"
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
             "-subj", "/CN=test", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate],
            check=True, capture_output=True)
        with Server("--tls-certificate", certificate, "--tls-key", key) as server:
            self.served(server, certificate)
        refused = subprocess.run(
            [PROGRAM, "--port", "0", "--tls-certificate", key, "--tls-key", key], capture_output=True, text=True, timeout=20)
        self.assertEqual(refused.returncode, 1)
        self.assertIn(f"The certificate {key} can't be read", refused.stderr)

    def test_versions(self):
        file = self.folder + "/certificate.pem"
        with Server("--tls-self-signed", file) as server:
            host, port = server.address.split(":")
            for version in (ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3):
                context = ssl.create_default_context(cafile=file)
                context.minimum_version = context.maximum_version = version
                connection = http.client.HTTPSConnection(host, int(port), context=context, timeout=20)
                connection.request("GET", "/")
                self.assertEqual(connection.sock.version().replace(".", "_"), version.name)
                self.assertEqual(connection.getresponse().status, 200)
                connection.close()

    def test_plain_http_is_told_so(self):
        with Server("--tls-self-signed", self.folder + "/certificate.pem") as server:
            host, port = server.address.split(":")
            connection = http.client.HTTPConnection(host, int(port), timeout=20)
            connection.request("GET", "/")
            answer = connection.getresponse()
            self.assertEqual((answer.status, answer.read()), (400, b"The plain HTTP request was sent to HTTPS port"))
            connection.close()

    def test_a_file_that_cannot_be_written(self):
        done = subprocess.run(
            [PROGRAM, "--port", "0", "--tls-self-signed", self.folder + "/no/such/folder"], capture_output=True, text=True,
            timeout=20, env=os.environ)
        self.assertEqual(
            (done.returncode, done.stderr), (1, f"Error: The certificate can't be written to {self.folder}/no/such/folder.\n"))


if __name__ == "__main__":
    unittest.main()
