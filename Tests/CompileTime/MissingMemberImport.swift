// beside: Compiles/Listing.swift
// options: -enable-upcoming-feature MemberImportVisibility

// The same with the upcoming feature, with which the compiler says what to import.
// expected-note@+1 {{add import of module 'SwynamoDB'}}
func withoutImport() {
  // expected-error@+1 {{instance method 'get' is not available due to missing import of defining module 'SwynamoDB'}}
  _ = users.get("a")
}
