"""boto3: PartiQL statements, batches and transactions of them."""

import unittest

from botocore.exceptions import ClientError

import backend
from fixtures import Sessions, client


@backend.not_on_moto("moto knows a part of PartiQL")
class PartiQL(Sessions):
    def setUp(self):
        with self.table.batch_writer() as batch:
            for partition in "ab":
                for row in range(1, 6):
                    batch.put_item(Item={"p": partition, "r": row, "l": f"l{row}", "g": "x", "n": row, "tags": {"t"}, "numbers": [1, 2]})

    def tearDown(self):
        with self.table.batch_writer() as batch:
            for item in self.table.scan(ProjectionExpression="p, r")["Items"]:
                batch.delete_item(Key=item)

    def run_statement(self, text, *parameters, **more):
        if parameters:
            more["Parameters"] = list(parameters)
        return client.execute_statement(Statement=text.replace("@", f'"{self.name}"'), **more)

    def rows(self, text, *parameters, **more):
        return [f'{item["p"]["S"]}{item["r"]["N"]}' for item in self.run_statement(text, *parameters, **more)["Items"]]

    def refuses(self, code, words, text, *parameters, **more):
        statement = text.replace("@", f'"{self.name}"')
        if parameters:
            more["Parameters"] = list(parameters)
        return self.refused(code, "execute_statement", words, Statement=statement, **more)

    def test_reads_by_keys_and_by_indexes(self):
        self.assertEqual(self.rows("SELECT p, r FROM @ WHERE p = ? AND r > ?", {"S": "a"}, {"N": "3"}), ["a4", "a5"])
        self.assertEqual(self.rows("SELECT p, r FROM @ WHERE p IN ['a', 'b'] AND r = 1 ORDER BY p DESC"), ["b1", "a1"])
        self.assertEqual(self.rows('SELECT p, r FROM @."local" WHERE p = \'a\' AND l < \'l3\' ORDER BY l DESC'), ["a2", "a1"])
        self.assertEqual(sorted(self.rows('SELECT p, r FROM @."keys" WHERE g = \'x\' AND r BETWEEN 2 AND 2')), ["a2", "b2"])
        found = self.run_statement("SELECT numbers[1], n FROM @ WHERE p = 'a' AND r = 1", ReturnConsumedCapacity="INDEXES")
        self.assertEqual(found["Items"][0]["n"], {"N": "1"})
        self.assertEqual(found["ConsumedCapacity"]["CapacityUnits"], 0.5)
        self.assertEqual(found["ConsumedCapacity"]["Table"], {"CapacityUnits": 0.5})

    def test_pages_are_gone_through_by_their_tokens(self):
        statement = f'SELECT p, r FROM "{self.name}" WHERE n > ?'
        rows, token, pages = [], None, 0
        while True:
            more = {"NextToken": token} if token else {}
            page = client.execute_statement(Statement=statement, Parameters=[{"N": "2"}], Limit=3, **more)
            rows += [f'{item["p"]["S"]}{item["r"]["N"]}' for item in page["Items"]]
            pages += 1
            self.assertEqual("NextToken" in page, "LastEvaluatedKey" in page)
            if (token := page.get("NextToken")) is None:
                break
            last = token
        self.assertEqual(sorted(rows), ["a3", "a4", "a5", "b3", "b4", "b5"])
        self.assertEqual(pages, 4)
        self.refuses("ValidationException", "NextToken does not match request", "SELECT p FROM @", NextToken=last)
        self.refuses("ValidationException", "Invalid NextToken", "SELECT p FROM @", NextToken="none")

    def test_writes(self):
        self.assertEqual(self.run_statement("INSERT INTO @ VALUE {'p': 'c', 'r': 1, 's': <<'x', 'y'>>, 'm': {'k': [true, null]}}")["Items"], [])
        self.refuses("DuplicateItemException", "Duplicate primary key exists in table", "INSERT INTO @ VALUE {'p': 'c', 'r': 1}")
        new = self.run_statement(
            "UPDATE @ SET n = n + 10 SET tags = set_add(tags, <<'u'>>) REMOVE numbers[0] WHERE p = 'a' AND r = 1 RETURNING MODIFIED NEW *"
        )["Items"]
        self.assertEqual(new[0]["n"], {"N": "11"})
        self.assertEqual(sorted(new[0]["tags"]["SS"]), ["t", "u"])
        self.assertEqual(new[0]["numbers"], {"L": [{"N": "2"}]})
        self.refuses("ConditionalCheckFailedException", "The conditional request failed", "UPDATE @ SET n = 1 WHERE p = 'z' AND r = 1")
        failed = self.refuses(
            "ConditionalCheckFailedException", "", "DELETE FROM @ WHERE p = 'a' AND r = 2 AND n = 9",
            ReturnValuesOnConditionCheckFailure="ALL_OLD",
        )
        self.assertEqual(failed["Item"]["n"], {"N": "2"})
        old = self.run_statement("DELETE FROM @ WHERE p = 'a' AND r = 2 RETURNING ALL OLD *")["Items"]
        self.assertEqual(old[0]["l"], {"S": "l2"})
        self.assertEqual(self.run_statement("DELETE FROM @ WHERE p = 'a' AND r = 2")["Items"], [])

    def test_what_is_refused(self):
        self.refuses("ValidationException", "Expected data manipulation", "SHOW @")
        self.refuses("ValidationException", "Unexpected path component at 1:8:5", "SELECT COUNT(*) FROM @")
        self.refuses("ValidationException", "mandatory equality on all key attributes", "DELETE FROM @ WHERE p = 'a'")
        self.refuses("ResourceNotFoundException", "Requested resource not found", "SELECT * FROM nowhere")
        self.refuses("ValidationException", "does not have the specified index", "SELECT * FROM @.none")

    def test_a_batch(self):
        def batch(*statements):
            return client.batch_execute_statement(
                Statements=[{"Statement": text.replace("@", f'"{self.name}"')} for text in statements]
            )["Responses"]

        found = batch("SELECT n FROM @ WHERE p = 'a' AND r = 1", "SELECT n FROM @ WHERE p = 'z' AND r = 1", "SELECT n FROM @")
        self.assertEqual(found[0]["Item"], {"n": {"N": "1"}})
        self.assertEqual(found[1], {"TableName": self.name})
        self.assertEqual(found[2]["Error"]["Code"], "ValidationError")
        done = batch("INSERT INTO @ VALUE {'p': 'a', 'r': 1}", "UPDATE @ SET n = 7 WHERE p = 'a' AND r = 3", "DELETE FROM @ WHERE p = 'b' AND r = 3 AND n = 0")
        self.assertEqual([answer.get("Error", {}).get("Code") for answer in done], ["DuplicateItem", None, "ConditionalCheckFailed"])
        self.assertEqual(self.table.get_item(Key={"p": "a", "r": 3})["Item"]["n"], 7)
        with self.assertRaises(ClientError) as raised:
            batch("SELECT n FROM @ WHERE p = 'a' AND r = 1", "DELETE FROM @ WHERE p = 'b' AND r = 3")
        self.assertIn("Read and write requests together", str(raised.exception))

    def test_a_transaction(self):
        def transact(*statements, **more):
            members = [{"Statement": text.replace("@", f'"{self.name}"')} for text in statements]
            return client.execute_transaction(TransactStatements=members, **more)

        found = transact("SELECT n FROM @ WHERE p = 'a' AND r = 1", "SELECT n FROM @ WHERE p = 'z' AND r = 1")["Responses"]
        self.assertEqual(found, [{"Item": {"n": {"N": "1"}}}, {}])
        update = "UPDATE @ SET n = n + 1 WHERE p = 'a' AND r = 1"
        exists = "EXISTS(SELECT * FROM @ WHERE p = 'b' AND r = 1 AND n = 1)"
        for _ in range(2):
            done = transact(update, exists, ClientRequestToken="once", ReturnConsumedCapacity="TOTAL")
            self.assertEqual(done["Responses"], [])
        self.assertIn("ReadCapacityUnits", done["ConsumedCapacity"][0])
        self.assertEqual(self.table.get_item(Key={"p": "a", "r": 1})["Item"]["n"], 2)
        with self.assertRaises(client.exceptions.IdempotentParameterMismatchException):
            transact(update, ClientRequestToken="once")
        with self.assertRaises(client.exceptions.TransactionCanceledException) as raised:
            transact("INSERT INTO @ VALUE {'p': 'a', 'r': 1}", "DELETE FROM @ WHERE p = 'a' AND r = 2", exists.replace("n = 1", "n = 9"))
        reasons = raised.exception.response["CancellationReasons"]
        self.assertEqual([reason["Code"] for reason in reasons], ["DuplicateItem", "None", "ConditionalCheckFailed"])
        self.assertIn("Item", self.table.get_item(Key={"p": "a", "r": 2}))


if __name__ == "__main__":
    unittest.main()
