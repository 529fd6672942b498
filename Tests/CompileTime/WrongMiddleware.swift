// expression limit: 1000 ms
import SwynamoDB

// What is likely to be written wrong around a call.

func middleware(_ db: DynamoDB) {
  // expected-error@+2 {{contextual closure type '@Sendable (DynamoDB.Call, @escaping @Sendable (DynamoDB.Call) async throws -> DynamoDB.Answer) async throws -> DynamoDB.Answer' expects 2 arguments, but 1 was used in closure body}}
  // expected-error@+1 {{cannot convert value of type 'DynamoDB.Call' to closure result type 'DynamoDB.Answer'}}
  _ = db.adding { call in call }
  // expected-error@+1 {{cannot convert value of type '()' to closure result type 'DynamoDB.Answer'}}
  _ = db.adding { call, next in print(call.operation) }
  _ = db.adding { call, next in
    // expected-error@+1 {{cannot assign to property: 'call' is a 'let' constant}}
    call.timeout = .seconds(1)
    return try await next(call)
  }
  // expected-error@+1 {{missing argument for parameter #2 in call}}
  _ = db.addingHeader("x-team")
  // expected-error@+1 {{missing argument label 'unitsPerSecond:' in call}}
  _ = db.paced(200)
  // expected-error@+1 {{cannot convert value of type 'Int' to expected argument type 'Duration'}}
  _ = db.coalescingGets(within: 2)
}
