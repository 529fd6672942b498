/// What a back end answered.
public struct TransportResponse: Sendable {
  /// The HTTP status: 200, 400, …
  public var status: Int { didSet { forgetErrorBody() } }

  /// DynamoDB's success is 200 and nothing else: another status below 300 comes from somebody in between.
  public var isSuccess: Bool { status == 200 }

  /// The answer's headers.
  public var headers: TransportResponse.Headers { didSet { forgetErrorBody() } }
  /// The answer's JSON.
  public var body: [UInt8] { didSet { forgetErrorBody() } }
  /// What most answers go without, behind one pointer.
  private var notes: Boxed<Notes>?

  private struct Notes: Sendable, Hashable {
    var metrics: CallMetrics?
    var invocationID: String?
    var outcomeUnknown = false
    var errorBody: ErrorBody?
  }

  /// What the call took; nil unless the request asked for it and the transport measures.
  public var metrics: CallMetrics? {
    get { notes?.value.metrics }
    set { note { $0.metrics = newValue } }
  }

  /// The client's name for the call in all its attempts (`amz-sdk-invocation-id`), on an answer that is an error.
  public var invocationID: String? {
    get { notes?.value.invocationID }
    set { note { $0.invocationID = newValue } }
  }

  /// Whether an earlier try of this write, or this one, may have been carried out although this answer is an error.
  public var outcomeUnknown: Bool {
    get { notes?.value.outcomeUnknown ?? false }
    set { note { $0.outcomeUnknown = newValue } }
  }

  /// What the error in the body says, where somebody read it already.
  package var readError: ErrorBody? { notes?.value.errorBody }

  /// The same, read now where nobody did.
  package var errorBody: ErrorBody { readError ?? ErrorBody(self) }

  /// The service's code in an answer that is an error; nil for a success, and for an error that has none.
  package var errorCode: DynamoDBError.Code? { isSuccess ? nil : errorBody.code }

  /// Reads the error out of the body, for all who ask later.
  package mutating func readErrorBody() {
    guard !isSuccess, readError == nil else { return }
    let body = ErrorBody(self)
    note { $0.errorBody = body }
  }

  private mutating func forgetErrorBody() {
    if readError != nil { note { $0.errorBody = nil } }
  }

  private mutating func note(_ change: (inout Notes) -> Void) {
    var changed = notes?.value ?? Notes()
    change(&changed)
    notes = changed == Notes() ? nil : .value(changed)
  }

  /// An answer of a transport of your own.
  public init(status: Int, headers: TransportResponse.Headers = TransportResponse.Headers(), body: [UInt8]) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}
