"""Signatures: what is refused when they are verified, in the service's order and words; and what when they aren't."""

import datetime
import hashlib
import tempfile
import unittest
import urllib.parse
from unittest import mock

import botocore.auth
import botocore.awsrequest
import botocore.credentials
from botocore.exceptions import ClientError

import backend
from program import OnServer, Server

WRONG = ("The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and "
         "signing method. Consult the service documentation for details.")
INVALID = "The security token included in the request is invalid."
MISSING_DATE = "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. "


def at(moment):
    """Patches botocore's clock."""
    return mock.patch("botocore.auth.get_current_datetime", lambda *_: moment)


def now():
    return datetime.datetime.now(datetime.timezone.utc).replace(tzinfo=None, microsecond=0)


def text(moment):
    return moment.strftime("%Y%m%dT%H%M%SZ")


class Presigner(botocore.auth.SigV4QueryAuth):
    """botocore would move the body into the query; DynamoDB wants it where it is."""

    def __init__(self, *arguments):
        super().__init__(*arguments, expires=60)

    def payload(self, request):
        return hashlib.sha256(b"{}").hexdigest()


class Signatures(OnServer):
    def refused(self, answer, kind, message):
        self.assertEqual((answer.status, answer.kind, answer.message), (400, kind, message))
        self.assertEqual(answer.json["__type"], "com.amazon.coral.service#" + kind)
        self.assertIn("message", answer.json)
        self.assertTrue(answer.has_right_checksum)
        return answer

    def list_tables(self, authorization=None, body=b"{}", path="/", **headers):
        if authorization is not None:
            headers["Authorization"] = authorization
        return self.server.post(body, "ListTables", path=path, **headers)


class Form:
    """Holds whether signatures are verified or not."""

    def test_what_is_no_signature(self):
        for header in ("AWS4", "X", "Basic abc", "", "AWS3-HTTPS a=b"):
            self.refused(
                self.list_tables(header), "MissingAuthenticationTokenException", "Request is missing Authentication Token")

    def test_a_signature_in_two_places(self):
        message = "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header."
        answer = self.refused(self.list_tables("X", path="/?X-Amz-Algorithm"), "InvalidSignatureException", message)
        self.assertEqual(answer.headers["x-amz-crc32"], "2139606068" if answer.headers["Content-Type"] else None)

    def test_parameters_that_are_missing(self):
        for header, missing, date in (
            ("AWS4-", ("Credential", "Signature", "SignedHeaders"), None),
            ("AWS4- Signature=b Credential=a", ("SignedHeaders",), "a"),
            ("AWS4- Signature=b,Credential=a", ("SignedHeaders",), "a"),
            ("AWS4- Signature=b, Credential=a", ("SignedHeaders",), "a"),
            ("AWS4-HMAC-SHA256 Signature=,SignedHeaders=host", ("Credential", "Signature"), "a"),
        ):
            message = "".join(f"Authorization header requires '{name}' parameter. " for name in missing)
            headers = {"Date": date} if date else {}
            self.refused(
                self.list_tables(header, **headers), "IncompleteSignatureException",
                message + ("" if date else MISSING_DATE) + "Authorization=" + header)

    def test_parameters_without_a_value(self):
        header = "AWS4-HMAC-SHA256 Signature=b,    Credential,    SignedHeaders"
        self.refused(
            self.list_tables(header), "IncompleteSignatureException",
            f"'Credential' not a valid key=value pair (missing equal-sign) in Authorization header: '{header}'.")

    def test_query_parameters_that_are_missing(self):
        for path, missing in (
            ("/?X-Amz-Algorithm", ("Algorithm", "Credential", "Signature", "SignedHeaders", "Date")),
            ("/?X-Amz-Algorithm=a&X-Amz-Credential=b&X-Amz-Signature=c&X-Amz-Date=d", ("SignedHeaders",)),
        ):
            message = "".join(f"AWS query-string parameters must include 'X-Amz-{name}'. " for name in missing)
            self.refused(
                self.list_tables(path=path), "IncompleteSignatureException", message + "Re-examine the query-string parameters.")

    def test_the_body_and_the_operation_come_first(self):
        answer = self.list_tables("AWS4-", b"{")
        self.assertEqual((answer.status, answer.kind, answer.message), (400, "SerializationException", None))
        answer = self.server.post(b"{}", "NoSuchThing", Authorization="AWS4-")
        self.assertEqual((answer.status, answer.kind, answer.message), (400, "UnknownOperationException", None))

    def test_credentials_are_printable(self):
        """Whether verified or not: namespaces are made of them."""
        for part, shown in (("%00", "\0"), ("a%00b", "a\0b"), ("%0A", "\n"), ("%1f", "\x1f"), ("%7F", "\x7f"), ("%C2%85", "\x85"),
                            ("e%CC%81", "e\u0301"), ("%FF", "\ufffd")):
            for credential in (f"{part}/20260101/us-east-1/dynamodb/aws4_request", f"AKIDONE/20260101/{part}/dynamodb/aws4_request",
                               f"AKIDONE/20260101/us-east-1/{part}/aws4_request", part):
                path = (f"/?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential={credential}&X-Amz-Date=20260101T000000Z"
                        "&X-Amz-SignedHeaders=host&X-Amz-Signature=x")
                self.refused(
                    self.list_tables(path=path), "IncompleteSignatureException",
                    f"Credential must consist of printable ASCII characters, got '{credential.replace(part, shown)}'")
        answer = self.list_tables("AWS4-HMAC-SHA256 Credential=a\tb/c/d/e/f, SignedHeaders=host, Signature=x", X_Amz_Date="x")
        self.refused(answer, "IncompleteSignatureException",
                     "Credential must consist of printable ASCII characters, got 'a\tb/c/d/e/f'")

    def test_headers_are_shown_as_they_are(self):
        message = ("Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. "
                   "Authorization header requires 'SignedHeaders' parameter. ")
        for header in ('AWS4-"\\',):
            self.refused(
                self.list_tables(header), "IncompleteSignatureException", message + MISSING_DATE + "Authorization=" + header)


@backend.not_on_moto("it is about what DynamoDB's front end does")
class Unverified(Form, Signatures):
    def test_anybody_may_ask(self):
        self.assertEqual(self.list_tables().status, 200)
        for header in ("AWS4-HMAC-SHA256 Credential=a/b/c/d/e, SignedHeaders=host, Signature=x",
                       "AWS4-HMAC-SHA256 Credential=a SignedHeaders=b Signature=c"):
            self.assertEqual(self.list_tables(header).status, 200)
            self.assertEqual(self.list_tables(header, X_Amz_Date="20200101T000000Z").status, 200)
        self.assertEqual(self.server.session("any", "thing", "token").list_tables()["TableNames"], [])


@backend.not_on_moto("it is about what DynamoDB's front end does")
class Required(Form, Signatures):
    options = ("--require-signatures",)

    def test_a_signature_has_to_be_there(self):
        for path in ("/", "/?X-Amz-Algorith", "/?X-Amz-Credential=a&X-Amz-Signature=b&X-Amz-SignedHeaders=c&X-Amz-Date=d"):
            answer = self.refused(
                self.list_tables(path=path), "MissingAuthenticationTokenException", "Request is missing Authentication Token")
            self.assertEqual(answer.headers["x-amz-crc32"], "2088342776")
        self.assertEqual(self.server.session("any", "thing").list_tables()["TableNames"], [])


@backend.not_on_moto("it is about what DynamoDB's front end does")
class Verified(Form, Signatures):
    @classmethod
    def setUpClass(cls):
        cls.file = tempfile.NamedTemporaryFile("w", suffix=".ini")
        cls.file.write(
            "# the test's\n[default]\naws_access_key_id = AKIDONE\naws_secret_access_key = secret/one+\n\n"
            "[temporary]\naws_access_key_id=ASIATWO\naws_secret_access_key=two\naws_session_token=token==\nregion = x\n")
        cls.file.flush()
        cls.options = ("--credentials", cls.file.name, "--access-key-id", "AKIDTHREE")
        cls.environment = {"SWYNAMO_LOCAL_SECRET_ACCESS_KEY": "three"}
        super().setUpClass()
        cls.one = cls.server.session("AKIDONE", "secret/one+")

    @classmethod
    def tearDownClass(cls):
        super().tearDownClass()
        cls.file.close()

    def error(self, client, kind, message):
        with self.assertRaises(ClientError) as raised:
            client.list_tables()
        error = raised.exception.response
        self.assertEqual((error["Error"]["Code"], error["Error"]["Message"]), (kind, message))
        self.assertEqual(error["ResponseMetadata"]["HTTPStatusCode"], 400)

    def signed(self, signer=botocore.auth.SigV4Auth, key="AKIDONE", secret="secret/one+", token=None, service="dynamodb",
               region="us-east-1", body=b"{}", path="/", method="POST", **headers):
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        headers |= {"Content-Type": "application/x-amz-json-1.0", "X-Amz-Target": "DynamoDB_20120810.ListTables"}
        request = botocore.awsrequest.AWSRequest(method, self.server.url + path, headers=headers, data=body)
        signer(botocore.credentials.Credentials(key, secret, token), service, region).add_auth(request)
        return request

    def send(self, request, body=b"{}", **headers):
        parts = urllib.parse.urlsplit(request.url)
        return self.server.request(
            request.method, parts.path + ("?" + parts.query if parts.query else ""), body,
            **dict(request.headers.items()) | {name.replace("_", "-"): value for name, value in headers.items()})

    def test_right_signatures(self):
        self.assertEqual(self.one.list_tables()["TableNames"], [])
        self.assertEqual(self.server.session("ASIATWO", "two", "token==").list_tables()["TableNames"], [])
        self.assertEqual(self.server.session("AKIDTHREE", "three").list_tables()["TableNames"], [])
        self.assertEqual(self.server.session("AKIDONE", "secret/one+", region="any-region").list_tables()["TableNames"], [])

    def test_right_signatures_of_odd_requests(self):
        for path in ("/", "/a%20b/c", "/a//b/../c", "/?b=2&a=1", "/?a=b%20c&a=a&empty=&alone", "/?a=%C3%A9%2F~"):
            answer = self.send(self.signed(path=path))
            self.assertEqual((path, answer.status, answer.body), (path, 200, b'{"TableNames":[]}'))
        for headers in ({"X-Odd": "  many   blanks "}, {"X_Other": "a,b , c"}, {"x-lower": "x"}):
            self.assertEqual(self.send(self.signed(**headers)).status, 200)
        request = self.signed()
        first, *rest = request.headers["Authorization"].split()
        request.headers.replace_header("Authorization", first + " " + "".join(rest))
        self.assertEqual(self.send(request).status, 200)

    def test_signatures_in_the_query(self):
        self.assertEqual(self.send(self.signed(Presigner)).status, 200)
        self.assertEqual(self.send(self.signed(Presigner, key="ASIATWO", secret="two", token="token==")).status, 200)
        self.refused(self.send(self.signed(Presigner, secret="x")), "InvalidSignatureException", WRONG)
        self.refused(self.send(self.signed(Presigner), b'{"Limit":1}'), "InvalidSignatureException", WRONG)
        moment = now() - datetime.timedelta(seconds=3600)
        with at(moment):
            answer = self.send(self.signed(Presigner))
        self.assertEqual(answer.kind, "InvalidSignatureException")
        self.assertTrue(answer.message.startswith(f"Signature expired: {text(moment + datetime.timedelta(seconds=60))} is now"))

    def test_unknown_keys(self):
        self.error(self.server.session("AKIDNONE", "x"), "UnrecognizedClientException", INVALID)
        self.error(self.server.session("akidone", "secret/one+"), "UnrecognizedClientException", INVALID)

    def test_wrong_secrets(self):
        self.error(self.server.session("AKIDONE", "secret"), "InvalidSignatureException", WRONG)
        self.error(self.server.session("AKIDTHREE", "two"), "InvalidSignatureException", WRONG)

    def test_wrong_tokens(self):
        self.error(self.server.session("ASIATWO", "two"), "UnrecognizedClientException", INVALID)
        self.error(self.server.session("ASIATWO", "two", "token="), "UnrecognizedClientException", INVALID)
        self.error(self.server.session("AKIDONE", "secret/one+", "token=="), "UnrecognizedClientException", INVALID)

    def test_what_was_changed_after_signing(self):
        self.refused(self.send(self.signed(), b"{ }"), "InvalidSignatureException", WRONG)
        self.refused(
            self.send(self.signed(), X_Amz_Target="DynamoDB_20120810.DescribeTimeToLive"), "InvalidSignatureException", WRONG)
        self.refused(self.send(self.signed(path="/a"), X_Amz_Date=text(now() + datetime.timedelta(seconds=60))),
                     "InvalidSignatureException", WRONG)
        hashed = hashlib.sha256(b"{}").hexdigest()
        self.assertEqual(self.send(self.signed(X_Amz_Content_Sha256=hashed)).status, 200)
        self.refused(self.send(self.signed(X_Amz_Content_Sha256=hashed), b"{ }"), "InvalidSignatureException", WRONG)
        request = self.signed()
        signature = request.headers["Authorization"]
        for changed in (signature[:-1] + ("0" if signature[-1] != "0" else "1"), signature + "0", signature[:-1],
                        signature[:-64] + signature[-64:].upper()):
            request.headers.replace_header("Authorization", changed)
            if changed[-64:] != signature[-64:]:
                self.refused(self.send(request), "InvalidSignatureException", WRONG)

    def unsigned(self, answer, name):
        self.refused(answer, "InvalidSignatureException", f"'{name}' must be a 'SignedHeader' in the AWS Authorization.")

    def test_what_says_what_is_done_has_to_be_signed(self):
        """A read that somebody hears is no deletion when it is sent again with another target."""
        for signer in (botocore.auth.SigV4Auth, Presigner):
            def lenient(*arguments):
                made = signer(*arguments)
                made.headers_to_sign = lambda request: self.chosen(signer, request, left_out)
                return made
            left_out = ("x-amz-target",)
            request = self.signed(lenient)
            self.unsigned(self.send(request), "x-amz-target")
            self.unsigned(self.send(request, X_Amz_Target="DynamoDB_20120810.DeleteTable"), "x-amz-target")
            for added in ("X-Amz-Security-Token", "x-amz-content-sha256", "X-Amz-Anything", "x-amz-"):
                self.unsigned(self.send(self.signed(signer), **{added: "x"}), added.lower())
            left_out = ()
            self.assertEqual(self.send(self.signed(lenient)).status, 200)
            # What isn't Amazon's may be added on the way.
            self.assertEqual(self.send(self.signed(signer), **{"X-Amzn-Trace-Id": "x", "amz-sdk-request": "x", "Via": "x"}).status, 200)
        left_out = ("x-amz-date",)
        signer = botocore.auth.SigV4Auth
        self.unsigned(self.send(self.signed(lenient)), "x-amz-date")
        left_out = ("host",)
        self.refused(self.send(self.signed(lenient)), "InvalidSignatureException",
                     "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.")

    @staticmethod
    def chosen(signer, request, left_out):
        headers = botocore.auth.SigV4Auth.headers_to_sign(signer, request)
        for name in left_out:
            del headers[name]
        return headers

    def test_a_date_of_its_own_header_has_to_be_signed(self):
        date = text(now())
        header = (f"AWS4-HMAC-SHA256 Credential=AKIDONE/{date[:8]}/us-east-1/dynamodb/aws4_request, "
                  "SignedHeaders={}, Signature=x")
        self.unsigned(self.list_tables(header.format("host;x-amz-target"), Date=date), "date")
        self.refused(
            self.list_tables(header.format("date;host;x-amz-target"), Date=date), "InvalidSignatureException", WRONG)

    def test_keys_are_derived_once_and_for_each(self):
        for _ in range(3):
            for key, secret in (("AKIDONE", "secret/one+"), ("AKIDTHREE", "three")):
                for region in ("us-east-1", "eu-west-1"):
                    self.assertEqual(self.server.session(key, secret, region=region).list_tables()["TableNames"], [])
            self.error(self.server.session("AKIDONE", "three"), "InvalidSignatureException", WRONG)
            request = self.signed(region="eu-west-1")
            request.headers.replace_header(
                "Authorization", request.headers["Authorization"].replace("eu-west-1", "us-east-1"))
            self.refused(self.send(request), "InvalidSignatureException", WRONG)

    def test_clocks(self):
        tolerance = datetime.timedelta(minutes=5)
        for minutes in (-4, 4):
            with at(now() + datetime.timedelta(minutes=minutes)):
                self.assertEqual(self.one.list_tables()["TableNames"], [])
        for minutes, start, order, sign in ((-6, "Signature expired", "earlier", "-"),
                                            (6, "Signature not yet current", "later", "+")):
            signed = now() + datetime.timedelta(minutes=minutes)
            with at(signed):
                answer = self.list_tables(self.signed().headers["Authorization"], X_Amz_Date=text(signed))
            word = "now" if sign == "-" else "still"
            messages = [
                f"{start}: {text(signed)} is {word} {order} than {text(moment - tolerance if sign == '-' else moment + tolerance)} "
                f"({text(moment)} {sign} 5 min.)"
                for moment in (now() - datetime.timedelta(seconds=second) for second in range(20))]
            self.assertEqual((answer.status, answer.kind), (400, "InvalidSignatureException"))
            self.assertIn(answer.message, messages)

    def test_dates(self):
        header = "AWS4-HMAC-SHA256 Credential=AKIDONE/b/c/d/e, SignedHeaders=host, Signature=x"
        self.refused(self.list_tables(header), "IncompleteSignatureException", MISSING_DATE + "Authorization=" + header)
        for date in ("201", "a", "20200101T000000", "20201301T000000Z", "20200230T000000Z", "2020-01-01T00:00:00Z",
                     "Mon, 01 Jan 2024 00:00:00 GMT", "99999999T999999Z", "2020O101T000000Z"):
            self.refused(
                self.list_tables(header, X_Amz_Date=date), "IncompleteSignatureException",
                f"Date must be in ISO-8601 'basic format'. Got '{date}'. See http://en.wikipedia.org/wiki/ISO_8601")
        for date in ("00000101T000000Z", "00010101T000000Z"):
            self.assertTrue(self.list_tables(header, X_Amz_Date=date).message.startswith("Signature expired: " + date))
        self.assertIn("Signature not yet current", self.list_tables(header, X_Amz_Date="99991231T235959Z").message)

    def test_scopes(self):
        date = text(now())
        day = date[:8]
        def header(credential, algorithm="AWS4-HMAC-SHA256", names="host;x-amz-date;x-amz-target"):
            return f"{algorithm} Credential={credential}, SignedHeaders={names}, Signature=x"
        for authorization, kind, message in (
            (header("a", names="x-amz-date"), "InvalidSignatureException",
             "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization."),
            (header("a", "AWS4-HMAC-SHA25"), "IncompleteSignatureException",
             "Unsupported AWS 'algorithm': 'AWS4-HMAC-SHA25' (only AWS4-HMAC-SHA256 for now). "),
            (header("a/b/c/d"), "IncompleteSignatureException",
             "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got 'a/b/c/d'"),
            (header("a/b//d/e"), "InvalidSignatureException",
             "Credential should be scoped to a valid region, not ''. Credential should be scoped to correct service: 'dynamodb'. "
             "Credential should be scoped with a valid terminator: 'aws4_request', not 'e'. "
             "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: "
             f"'b' != '{day}', from '{date}'."),
            (header(f"a/{day}/c/s3/aws4_request"), "InvalidSignatureException",
             "Credential should be scoped to correct service: 'dynamodb'. "),
            (header(f"a/{day}/c/dynamodb/aws4_request//"), "UnrecognizedClientException", INVALID),
            (header(f"AKIDONE/{day}/c/dynamodb/aws4_request", names="Host;x-amz-date;X-Amz-Target"),
             "InvalidSignatureException", WRONG),
        ):
            self.refused(self.list_tables(authorization, X_Amz_Date=date), kind, message)

    def test_a_signature_has_to_be_there(self):
        self.refused(self.list_tables(), "MissingAuthenticationTokenException", "Request is missing Authentication Token")
        self.assertEqual(self.server.request("GET").status, 200)

    def test_one_region_only(self):
        with Server("--region", "eu-west-1", environment={
            "SWYNAMO_LOCAL_ACCESS_KEY_ID": "a", "SWYNAMO_LOCAL_SECRET_ACCESS_KEY": "b", "SWYNAMO_LOCAL_SESSION_TOKEN": "c",
        }) as server:
            self.assertEqual(server.session("a", "b", "c", "eu-west-1").list_tables()["TableNames"], [])
            self.error(server.session("a", "b", "c"), "InvalidSignatureException",
                       "Credential should be scoped to a valid region, not 'us-east-1'. ")
            self.error(server.session("a", "b", region="eu-west-1"), "UnrecognizedClientException", INVALID)


if __name__ == "__main__":
    unittest.main()
