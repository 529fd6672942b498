// beside: Compiles/Listing.swift
// options: -enable-upcoming-feature MemberImportVisibility

// The same with the upcoming feature. The module that it names is one of those that `import SwynamoDB` brings.
// expected-note@+1 {{add import of module 'SwynamoSchema'}}
func withoutImport() {
  // expected-error@+1 {{instance method 'get' is not available due to missing import of defining module 'SwynamoSchema'}}
  _ = users.get("a")
}
