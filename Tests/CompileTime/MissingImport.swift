// beside: Compiles/Listing.swift

// Without `import SwynamoDB`, in a target that has it elsewhere; the guide quotes what the compiler says.
func withoutImport() {
  // expected-error@+2 {{cannot convert value of type 'Bool' to expected argument type 'Condition<User>'}}
  // expected-error@+1 {{referencing operator function '>' on 'BinaryInteger' requires that 'Attribute<User, Int>' conform to 'BinaryInteger'}}
  _ = users.scan().filter { $0.visits > 10 }
}
