import SwynamoCore

func aNumberIsNotAnInteger(_ number: DynamoDBNumber) -> Int {
  number  // expected-error {{cannot convert return expression of type 'DynamoDBNumber' to return type 'Int'}}
}
