"""Writes profiles and variables with the credentials that botocore finds by them, one JSON object a line.

    python3 generate.py --count 2000 > chains.jsonl
    SWYNAMO_CREDENTIALS_VECTORS=$PWD/chains.jsonl swift test --enable-all-traits --filter BotocoreCredentialsTests

The same profiles for the same seed. STS, SSO and the container's service are played by functions here, and by the same rules in the
tests: an access key says how it was made. Left out is where this library differs on purpose: an unreadable `duration_seconds`,
MFA, `AWS_DEFAULT_PROFILE`.
"""

import argparse
import json
import os
import random
import sys
import tempfile

SCRATCH = tempfile.TemporaryDirectory(prefix="swynamo-vectors-")
HOME = SCRATCH.name
for variable in [name for name in os.environ if name.startswith("AWS_")]:
    del os.environ[variable]
os.environ["HOME"] = HOME

import botocore.credentials  # noqa: E402
import botocore.session  # noqa: E402
import botocore.utils  # noqa: E402

AWS = os.path.join(HOME, ".aws")
CACHE = os.path.join(AWS, "sso", "cache")
CONFIG = os.path.join(AWS, "config")
CREDENTIALS = os.path.join(AWS, "credentials")


def write(path, text):
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)


def account_of(arn):
    return arn.split(":")[4]


def session_of(name):
    return "-" if name.startswith("botocore-session-") else name


class SecurityTokenService:
    def __init__(self, access_key):
        self.access_key = access_key

    def answer(self, role, name):
        return {
            "Credentials": {
                "AccessKeyId": name, "SecretAccessKey": "secret-of-sts", "SessionToken": "token-of-sts",
                "Expiration": "2100-01-01T00:00:00Z"},
            "AssumedRoleUser": {"Arn": f"arn:aws:sts::{account_of(role)}:assumed-role/x/y", "AssumedRoleId": "x:y"},
        }

    def assume_role(self, RoleArn, RoleSessionName, ExternalId=None, DurationSeconds=None):
        parts = ["role", RoleArn.split(":")[-1].replace("/", "."), session_of(RoleSessionName), ExternalId or "-",
                 str(DurationSeconds or "-"), f"({self.access_key})"]
        return self.answer(RoleArn, "|".join(parts))

    def assume_role_with_web_identity(self, RoleArn, RoleSessionName, WebIdentityToken):
        parts = ["web", RoleArn.split(":")[-1].replace("/", "."), session_of(RoleSessionName), WebIdentityToken]
        return self.answer(RoleArn, "|".join(parts))


class SignOn:
    class exceptions:
        class UnauthorizedException(Exception):
            pass

    def get_role_credentials(self, roleName, accountId, accessToken):
        return {"roleCredentials": {
            "accessKeyId": "|".join(["sso", roleName, accountId, accessToken]), "secretAccessKey": "secret-of-sso",
            "sessionToken": "token-of-sso", "expiration": 4102444800000}}


def client_creator(session, region):
    return lambda service, **options: SecurityTokenService(options.get("aws_access_key_id"))


def container_answer(*arguments, **options):
    return {"AccessKeyId": "container", "SecretAccessKey": "secret-of-container", "Token": "token-of-container",
            "Expiration": "2100-01-01T00:00:00Z"}


botocore.credentials._get_client_creator = client_creator
botocore.utils.ContainerMetadataFetcher.retrieve_full_uri = container_answer

NAMES = ["default", "a", "b", "c"]


def maybe(source, probability, settings):
    return settings if source.random() < probability else []


def profile(source, name, directory):
    role = [f"role_arn = arn:aws:iam::{source.choice(['111122223333', '444455556666'])}:role/{name}"]
    origin = source.choice(
        [[f"source_profile = {source.choice(NAMES)}"]] * 6 + [[f"credential_source = {source.choice(['Environment', 'EcsContainer', 'Bogus'])}"]] * 3
        + [["source_profile = gone"], ["source_profile = a", "credential_source = Environment"], []])
    web = [f"web_identity_token_file = {directory}/{source.choice(['web-token'] * 5 + ['gone'])}"]
    signon = source.choice([
        ["sso_session = s", "sso_account_id = 777788889999", "sso_role_name = reader"],
        ["sso_session = s", "sso_account_id = 777788889999", "sso_role_name = reader", "sso_region = eu-west-1"],
        ["sso_session = s", "sso_account_id = 777788889999", "sso_role_name = reader", "sso_region = us-east-1"],
        ["sso_session = old", "sso_account_id = 777788889999", "sso_role_name = reader"],
        ["sso_session = gone", "sso_account_id = 777788889999", "sso_role_name = reader"],
        ["sso_start_url = https://x.example/start", "sso_region = eu-west-1", "sso_account_id = 777788889999", "sso_role_name = writer"],
        ["sso_start_url = https://x.example/start", "sso_region = eu-west-1", "sso_account_id = 777788889999"],
        ["sso_start_url = https://x.example/start", "sso_region = eu-west-1"]])
    process_answer = {"Version": source.choice([1] * 8 + [2]), "AccessKeyId": f"process-{name}", "SecretAccessKey": "secret of process"}
    if source.random() < 0.3:
        process_answer["Expiration"] = "2100-01-01T00:00:00Z"
    if source.random() < 0.3:
        process_answer["SessionToken"] = "token-of-process"
    if source.random() < 0.3:
        process_answer["AccountId"] = "121212121212"
    process = ["credential_process = " + source.choice(["/bin/echo '%s'" % json.dumps(process_answer)] * 6 + ["/bin/false", "/gone/x"])]

    def keys(where):
        pair = source.choice([[f"aws_access_key_id = {where}-{name}", "aws_secret_access_key = secret-of-file"]] * 8
                             + [[f"aws_access_key_id = {where}-{name}"], ["aws_secret_access_key = secret-of-file"]])
        return pair + maybe(source, 0.3, ["aws_session_token = token-of-file"]) + maybe(source, 0.3, ["aws_account_id = 131313131313"])

    config = (
        maybe(source, 0.45, role + origin + maybe(source, 0.3, ["external_id = e"]) + maybe(source, 0.3, ["role_session_name = me"])
              + maybe(source, 0.3, ["duration_seconds = 1800"]))
        + maybe(source, 0.15, web) + maybe(source, 0.15, signon) + maybe(source, 0.15, process) + maybe(source, 0.3, keys("config")))
    return config, maybe(source, 0.3, keys("credentials"))


def chains(source):
    config = ["[sso-session s]", "sso_start_url = https://x.example/start", "sso_region = eu-west-1", "",
              "[sso-session old]", "sso_start_url = https://x.example/old", "sso_region = eu-west-1", ""]
    credentials = []
    existing = []
    for name in NAMES:
        if source.random() < 0.2:
            continue
        existing.append(name)
        in_config, in_credentials = profile(source, name, AWS)
        config += [f"[{'default' if name == 'default' else 'profile ' + name}]"] + in_config + [""]
        if in_credentials:
            credentials += [f"[{name}]"] + in_credentials + [""]
    variables = {"AWS_EC2_METADATA_DISABLED": "true"}
    if source.random() < 0.2:
        variables["AWS_ACCESS_KEY_ID"] = "environment"
        if source.random() < 0.9:
            variables["AWS_SECRET_ACCESS_KEY"] = "secret-of-environment"
        if source.random() < 0.4:
            variables["AWS_SESSION_TOKEN"] = "token-of-environment"
        if source.random() < 0.4:
            variables["AWS_ACCOUNT_ID"] = "141414141414"
    if source.random() < 0.15:
        variables["AWS_WEB_IDENTITY_TOKEN_FILE"] = AWS + "/web-token"
    if source.random() < 0.15:
        variables["AWS_ROLE_ARN"] = "arn:aws:iam::151515151515:role/environment"
    if source.random() < 0.1:
        variables["AWS_ROLE_SESSION_NAME"] = "session-of-environment"
    if source.random() < 0.3:
        variables["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = "http://localhost:1/credentials"
    in_code = None
    choices = existing + (["gone"] if "AWS_ACCESS_KEY_ID" not in variables else [])
    if choices and source.random() < 0.3:
        in_code = source.choice(choices)
    elif choices and source.random() < 0.4:
        variables["AWS_PROFILE"] = source.choice(choices)
    given = {"config": "\n".join(config), "credentials": "\n".join(credentials), "variables": variables, "profile": in_code, "directory": AWS}
    write(CONFIG, given["config"])
    write(CREDENTIALS, given["credentials"])
    given.update(outcome(variables, in_code))
    return given


def outcome(variables, in_code):
    os.environ.update(variables)
    try:
        session = botocore.session.Session(profile=in_code)
        session.create_client = lambda service, **options: SignOn()
        found = botocore.credentials.create_credential_resolver(session).load_credentials()
        if found is None:
            return {"result": "none"}
        frozen = found.get_frozen_credentials()
        return {"result": "found", "accessKeyID": frozen.access_key, "secretAccessKey": frozen.secret_key,
                "sessionToken": frozen.token, "accountID": frozen.account_id}
    except Exception as error:
        return {"result": "failed", "error": f"{type(error).__name__}: {error}"}
    finally:
        for name in variables:
            del os.environ[name]


def tokens():
    """The start URLs' and the sessions' tokens, by the names that botocore gives their files; the tests write the same."""
    cache = botocore.utils.JSONFileCache(CACHE)
    loader = botocore.utils.SSOTokenLoader(cache)
    end = "2100-01-01T00:00:00Z"
    loader.save_token("https://x.example/start", {"accessToken": "token-of-start-url", "expiresAt": end})
    loader.save_token("", {"accessToken": "token-of-session", "expiresAt": end}, session_name="s")
    loader.save_token("", {"accessToken": "old-token", "expiresAt": "2020-01-01T00:00:00Z"}, session_name="old")
    write(AWS + "/web-token", "web-token")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    os.makedirs(CACHE, exist_ok=True)
    tokens()
    source = random.Random(arguments.seed)
    for _ in range(arguments.count):
        json.dump(chains(source), sys.stdout, ensure_ascii=False)
        sys.stdout.write("\n")


if __name__ == "__main__":
    main()
