/// One request as a value: nothing is sent until it is run.
///
///     let put = users.put(samuel).if { $0.email.doesNotExist }
///     print(put.explain())          // the request, without a network
///     try await put.run(on: db)
public protocol Statement<Output>: Sendable {
  /// What running it gives.
  associatedtype Output
}
