"""Writes an answer of each operation with each member that botocore's model of the service has, one JSON object a line: `answer`, and
the paths of the members that the model requires.

    python3 generate.py > vectors.txt
    SWYNAMO_ANSWER_VECTORS=$PWD/vectors.txt swift test --enable-all-traits --filter BotocoreAnswerTests
"""

import json

import botocore.session


class Answers:
    def __init__(self):
        self.required, self.count = [], 0

    def value(self, shape, path):
        self.count += 1
        if shape.name == "AttributeValue":
            return {"S": f"value {self.count}"}
        if shape.type_name == "structure":
            self.required += [[*path, name] for name in shape.required_members]
            return {name: self.value(member, [*path, name]) for name, member in shape.members.items()}
        if shape.type_name == "list":
            return [self.value(shape.member, [*path, 0])]
        if shape.type_name == "map":
            return {"key": self.value(shape.value, [*path, "key"])}
        if shape.type_name == "string":
            return shape.enum[self.count % len(shape.enum)] if getattr(shape, "enum", None) else f"text {self.count}"
        return {"boolean": True, "double": self.count + 0.5, "float": self.count + 0.5, "timestamp": self.count + 0.25}.get(
            shape.type_name, self.count)


def main():
    for service in ("dynamodb", "dynamodbstreams"):
        model = botocore.session.Session().get_service_model(service)
        for name in model.operation_names:
            answers = Answers()
            shape = model.operation_model(name).output_shape
            answer = answers.value(shape, []) if shape else {}
            print(json.dumps({"operation": name, "answer": answer, "required": answers.required}))


if __name__ == "__main__":
    main()
