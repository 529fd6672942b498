"""Writes what botocore's endpoint rules say of DynamoDB, a line for each combination of region and settings.

    python3 generate.py > vectors.tsv
    SWYNAMO_ENDPOINT_VECTORS=$PWD/vectors.tsv swift test --enable-all-traits --filter BotocoreEndpointTests

Fields are separated by tabs: region, FIPS, dual stack, account-ID mode, account ID, table's ARN, endpoint URL, the region that
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
        self.rules = EndpointProvider(loader.load_service_model("dynamodb", "endpoint-rule-set-1"), self.partitions).ruleset
        self.regions = {region for partition in self.partitions["partitions"] for region in partition["regions"]}
        for partition in session.get_available_partitions():
            self.regions |= set(session.get_available_regions("dynamodb", partition, allow_non_regional=True))

    def outcome(self, region, fips, dual_stack, mode, account, arn, url):
        """The region that is signed for and the URL, or the error."""
        # What a client does with the region before it asks the rules.
        plain = region.replace("fips-", "").replace("-fips", "")
        given = {
            "Region": plain, "UseFIPS": fips or plain != region, "UseDualStack": dual_stack, "AccountIdEndpointMode": mode,
            "AccountId": account, "Endpoint": url,
        }
        outcome = self.evaluate(given, {"ResourceArn": arn})
        if arn is not None:
            lists = [self.evaluate(given, {"ResourceArnList": (arn, *rest)}) for rest in ((), ("arn:aws:dynamodb:a:b:table/c",))]
            assert lists == [outcome, outcome], (given, arn, outcome, lists)
        return outcome

    def evaluate(self, given, arn):
        parameters = {name: value for name, value in {**given, **arn}.items() if value is not None}
        try:
            validate_region_name(parameters["Region"])
            endpoint = self.rules.evaluate(parameters)
        except InvalidRegionError:
            return "-", "error: Invalid Region"
        except EndpointProviderError as error:
            return "-", "error: " + error.kwargs["msg"]
        schemes = endpoint.properties.get("authSchemes", [{}])
        return schemes[0].get("signingRegion", given["Region"]), endpoint.url


def urls(rules, region):
    partition = rules.rules.rule_lib.aws_partition(region)
    return [
        "http://localhost:8000", f"https://dynamodb.{region}.{partition['dualStackDnsSuffix']}",
        "https://dynamodb.eu-elsewhere-1.api.aws", f"https://dynamodb.{region}.{partition['dnsSuffix']}/path",
    ]


def combinations(rules):
    for region in sorted(rules.regions) + UNKNOWN_REGIONS:
        for rest in itertools.product(FLAGS, FLAGS, MODES, ACCOUNTS, arns(region), [None]):
            yield region, *rest
    for region in sorted(rules.regions) + UNKNOWN_REGIONS + INVALID_REGIONS:
        for rest in itertools.product(FLAGS, FLAGS, MODES, ACCOUNTS[:2], arns(region)[:2], [None, *urls(rules, region)]):
            yield region, *rest


def text(value):
    return "-" if value is None else str(value).lower() if isinstance(value, bool) else value


def main():
    rules = Rules()
    for given in combinations(rules):
        sys.stdout.write("\t".join(text(value) for value in (*given, *rules.outcome(*given))) + "\n")


if __name__ == "__main__":
    main()
