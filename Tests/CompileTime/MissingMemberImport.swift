// beside: Compiles/Listing.swift
// options: -enable-upcoming-feature MemberImportVisibility

// The same with the upcoming feature. Both modules come with `import SwynamoDB`.
// expected-note@+2 {{add import of module 'SwynamoDB'}}
// expected-note@+1 {{add import of module 'SwynamoSchema'}}
func withoutImport() {
  // expected-error@+1 {{instance method 'get' is not available due to missing import of defining module 'SwynamoDB'}}
  _ = users.get("a")
  // expected-error@+1 {{property 'name' is not available due to missing import of defining module 'SwynamoSchema'}}
  _ = users.name
}
