"""Writes what botocore's endpoint rules say of DynamoDB, its streams and its vector searches, a line for each combination of
service, region and settings.

    python3 generate.py > vectors.tsv
    SWYNAMO_ENDPOINT_VECTORS=$PWD/vectors.tsv swift test --enable-all-traits --filter BotocoreEndpointTests

Fields are separated by tabs: service, region, FIPS, dual stack, account-ID mode, account ID, table's ARN, endpoint URL, the region that
is signed for, URL or error. A lone "-" is a field that is not set.
"""

import itertools
import sys

import botocore.session
from botocore.endpoint_provider import EndpointProvider
from botocore.exceptions import EndpointProviderError, InvalidRegionError
from botocore.utils import validate_region_name

UNKNOWN_REGIONS = [
    "mars", "mars-north-1", "eu-west-99", "us-newton-7", "cn-sky-1", "us-gov-north-2", "us-iso-moon-1", "us-isob-moon-1",
    "us-isof-moon-1", "eu-isoe-moon-1", "eusc-de-north-9", "eusc-fr-west-1", "us-isoz-east-1", "us-east", "us-east-1a", "us--1",
    "us-east-", "eu-west-1-fips", "fips-us-gov-west-1", "fips-local",
]
INVALID_REGIONS = ["us_east_1", "-x", "x-", "a.b", "123", "\u00e9vian-1", "eu west 1", "eu-west-1/", "a@b#", "a" * 64]
SERVICES = {"dynamoDB": "dynamodb", "search": "dynamodb", "streams": "dynamodbstreams"}
FLAGS = [False, True]
MODES = ["preferred", "disabled", "required"]
ACCOUNTS = [None, "123456789012", "bad.account", ""]


def arns(region):
    return [
        None,
        f"arn:aws:dynamodb:{region}:111122223333:table/users",
        f"arn:aws-cn:dynamodb:{region}:111122223333:table/users/index/by-name",
        "arn:aws:dynamodb:eu-elsewhere-1:111122223333:table/users",
        f"arn:aws:s3:{region}:111122223333:table/users",
        f"arn:aws:dynamodb:{region}:not.one:table/users",
        f"arn:aws:dynamodb:{region}::table/users",
        f"arn:aws:dynamodb:{region}:111122223333:",
        f"arn::dynamodb:{region}:111122223333:table/users",
        "arn:aws:dynamodb",
        "users",
    ]


class Rules:
    def __init__(self):
        session = botocore.session.get_session()
        loader = session.get_component("data_loader")
        self.partitions = loader.load_data("partitions")
        self.rules = {
            name: EndpointProvider(loader.load_service_model(name, "endpoint-rule-set-1"), self.partitions).ruleset
            for name in SERVICES.values()
        }
        self.regions = {region for partition in self.partitions["partitions"] for region in partition["regions"]}
        for partition in session.get_available_partitions():
            for name in SERVICES.values():
                self.regions |= set(session.get_available_regions(name, partition, allow_non_regional=True))

    def outcome(self, service, region, fips, dual_stack, mode, account, arn, url):
        """The region that is signed for and the URL, or the error."""
        # What a client does with the region before it asks the rules.
        plain = region.replace("fips-", "").replace("-fips", "")
        given = {
            "Region": plain, "UseFIPS": fips or plain != region, "UseDualStack": dual_stack, "AccountIdEndpointMode": mode,
            "AccountId": account, "Endpoint": url,
        }
        if service == "search":
            given["IsSearchOperation"] = True
        rules = self.rules[SERVICES[service]]
        outcome = self.evaluate(rules, given, {"StreamArn" if service == "streams" else "ResourceArn": arn})
        if arn is not None:
            if service == "streams":
                # The position would be the resource of an ARN that has none.
                others = [] if arn.endswith(":") else [{"ShardIterator": f"{arn}|1|AAAA"}]
            else:
                others = [{"ResourceArnList": (arn, *rest)} for rest in ((), ("arn:aws:dynamodb:a:b:table/c",))]
            for other in others:
                assert self.evaluate(rules, given, other) == outcome, (given, other, outcome)
        return outcome

    def evaluate(self, rules, given, arn):
        parameters = {name: value for name, value in {**given, **arn}.items() if value is not None}
        try:
            validate_region_name(parameters["Region"])
            endpoint = rules.evaluate(parameters)
        except InvalidRegionError:
            return "-", "error: Invalid Region"
        except EndpointProviderError as error:
            return "-", "error: " + error.kwargs["msg"]
        schemes = endpoint.properties.get("authSchemes", [{}])
        return schemes[0].get("signingRegion", given["Region"]), endpoint.url


def urls(rules, region):
    partition = rules.rules["dynamodb"].rule_lib.aws_partition(region)
    dual_stack, plain = partition["dualStackDnsSuffix"], partition["dnsSuffix"]
    return [
        "http://localhost:8000", f"https://dynamodb.{region}.{dual_stack}", f"http://search-dynamodb.{region}.{dual_stack}/path",
        f"https://streams-dynamodb.{region}.{dual_stack}", f"https://dynamodb.{region}.{dual_stack}:8000",
        "https://dynamodb.eu-elsewhere-1.api.aws", f"https://dynamodb.{region}.{plain}/path",
    ]


def combinations(rules):
    for region in sorted(rules.regions) + UNKNOWN_REGIONS:
        for service, *rest in itertools.product(SERVICES, FLAGS, FLAGS, MODES, ACCOUNTS, arns(region), [None]):
            yield service, region, *rest
    for region in sorted(rules.regions) + UNKNOWN_REGIONS + INVALID_REGIONS:
        choices = FLAGS, FLAGS, MODES, ACCOUNTS[:2], arns(region)[:2], [None, *urls(rules, region)]
        for service, *rest in itertools.product(SERVICES, *choices):
            yield service, region, *rest


def text(value):
    return "-" if value is None else str(value).lower() if isinstance(value, bool) else value


def main():
    rules = Rules()
    for given in combinations(rules):
        # Streams' rules have nothing on the region that stands for a server of one's own.
        if given[0] == "streams" and given[1].removeprefix("fips-") == "local" and given[-1] is None:
            continue
        sys.stdout.write("\t".join(text(value) for value in (*given, *rules.outcome(*given))) + "\n")


if __name__ == "__main__":
    main()
